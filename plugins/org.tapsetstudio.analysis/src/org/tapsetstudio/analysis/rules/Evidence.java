package org.tapsetstudio.analysis.rules;

/**
 * What a finding rests on: select it and see.
 *
 * @param thread the thread as {@code pid/tid}; empty for all
 * @param function name of the function; empty for none
 * @param startNanos nanoseconds since the start of the recording
 * @param endNanos end
 */
public record Evidence(String thread, String function, long startNanos, long endNanos) {
}
