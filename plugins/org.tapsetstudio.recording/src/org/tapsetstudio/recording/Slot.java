package org.tapsetstudio.recording;

/**
 * One captured value of a site.
 *
 * @param kind what the value means
 * @param argument the marker's argument, from 1; for FRAME the first of its three
 * @param lengthArgument the argument that holds the length of a STRN, else 0
 * @param size bytes of the argument as its note says; negative: signed
 */
public record Slot(SlotKind kind, int argument, int lengthArgument, int size) {
}
