package org.tapsetstudio.analysis.rules;

/**
 * What a finding rests on: select it and see.
 *
 * @param thread the thread as {@code pid/tid}; empty for all
 * @param function name of the function; empty for none
 * @param place file and line of the function, as far as they are known; empty where they are not
 * @param startNanos nanoseconds since the start of the recording
 * @param endNanos end
 */
public record Evidence(String thread, String function, String place, long startNanos, long endNanos) {
	/** The function and its place. */
	public String label() {
		return place.isEmpty() ? function : function + " " + place;
	}
}
