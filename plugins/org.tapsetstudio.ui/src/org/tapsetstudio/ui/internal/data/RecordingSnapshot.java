package org.tapsetstudio.ui.internal.data;

import java.util.List;

/**
 * All that views show of a recording at one moment.
 *
 * @param functions hottest first
 * @param events how many were read
 * @param lost how many could not be stored
 * @param threads streams with or without events
 * @param markers provider and name of what was armed, for explanations
 */
public record RecordingSnapshot(CallTreeSnapshot tree, List<FunctionRow> functions, long events, long lost, int threads, List<String> markers) {
	public static final RecordingSnapshot EMPTY = new RecordingSnapshot(CallTreeSnapshot.EMPTY, List.of(), 0, 0, 0, List.of());

	/** Whether there is a call tree to show. */
	public boolean hasCalls() {
		return tree.size() > 1;
	}
}
