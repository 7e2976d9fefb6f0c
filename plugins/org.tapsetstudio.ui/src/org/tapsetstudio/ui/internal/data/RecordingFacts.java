package org.tapsetstudio.ui.internal.data;

import java.util.List;

/**
 * What is known of a recording as a whole.
 *
 * @param events how many were read
 * @param missing what it does not have
 * @param threads streams with or without events
 * @param duration nanoseconds from the start to the last event that was read
 * @param markers provider and name of what was armed, for explanations
 * @param warnings what its processes said of themselves that may explain why something is not there
 * @param byKernel whether probes of the kernel capture them
 */
public record RecordingFacts(long events, Missing missing, int threads, long duration, List<String> markers, List<String> warnings, boolean byKernel) {
	public static final RecordingFacts NONE = new RecordingFacts(0, Missing.NONE, 0, 0, List.of(), List.of(), false);

	/** What an event costs the traced program, as measured for docs/performance.md. */
	private static final double IN_PROCESS = 40;
	private static final double TRAP = 1000;

	/** About how many nanoseconds an event costs the traced program: some tens in the program itself, twenty times that by the kernel. */
	public double nanosPerEvent() {
		return byKernel ? TRAP : IN_PROCESS;
	}
}
