package org.tapsetstudio.recording;

/**
 * The end of a process image.
 *
 * @param exec true: replaced by another image in the same process; false: the process ended
 * @param ticks when
 */
public record ProcessExit(boolean exec, long ticks) {
}
