package org.tapsetstudio.ui.internal.data;

import java.util.List;

import org.tapsetstudio.analysis.Losses;

/**
 * What is known of a recording as a whole.
 *
 * @param events how many were read
 * @param lost how many could not be stored
 * @param gaps where those are missing
 * @param threads streams with or without events
 * @param duration nanoseconds from the start to the last event that was read
 * @param markers provider and name of what was armed, for explanations
 */
public record RecordingFacts(long events, long lost, List<Losses.Gap> gaps, int threads, long duration, List<String> markers) {
	public static final RecordingFacts NONE = new RecordingFacts(0, 0, List.of(), 0, 0, List.of());
}
