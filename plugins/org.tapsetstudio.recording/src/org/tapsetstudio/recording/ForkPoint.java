package org.tapsetstudio.recording;

/**
 * Where in its parent a forked image began.
 *
 * @param tid thread of the parent that forked
 * @param number which of that thread id's streams
 * @param position events before this {@linkplain StreamCursor#position() position} happened before the fork
 */
public record ForkPoint(int tid, int number, long position) {
}
