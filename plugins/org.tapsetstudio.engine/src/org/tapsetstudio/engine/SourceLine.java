package org.tapsetstudio.engine;

/** A line of a source file of the traced program, from 1. */
public record SourceLine(ByteString file, int line) {
}
