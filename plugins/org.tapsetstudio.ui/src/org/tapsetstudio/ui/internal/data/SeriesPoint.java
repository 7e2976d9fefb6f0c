package org.tapsetstudio.ui.internal.data;

/** A value at a moment, in nanoseconds since the start of the recording. */
public record SeriesPoint(long nanos, long value) {
}
