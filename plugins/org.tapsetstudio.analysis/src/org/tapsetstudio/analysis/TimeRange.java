package org.tapsetstudio.analysis;

/**
 * A stretch of a recording's time. Immutable.
 *
 * @param from nanoseconds since the start of the recording
 * @param to nanoseconds, after {@code from}
 */
public record TimeRange(long from, long to) {
	/** A range has some length: where {@code to} is not after {@code from} it becomes one nanosecond. */
	public TimeRange {
		to = Math.max(to, from + 1);
	}

	/** Nanoseconds. */
	public long length() {
		return to - from;
	}

	/** The range between two moments, whichever comes first. */
	public static TimeRange between(long one, long other) {
		return new TimeRange(Math.min(one, other), Math.max(one, other));
	}

	/**
	 * Longer (factor above 1) or shorter, around a moment that keeps its relative place; within a recording.
	 *
	 * @param shortest nanoseconds below which it does not shrink
	 * @param duration length of the recording
	 */
	public TimeRange zoom(double factor, long around, long shortest, long duration) {
		long wanted = Math.clamp(Math.round(length() * factor), Math.min(shortest, duration), Math.max(1, duration));
		double place = Math.clamp((double) (around - from) / length(), 0, 1);
		return new TimeRange(around - Math.round(place * wanted), around - Math.round(place * wanted) + wanted).within(duration);
	}

	/** Earlier or later by nanoseconds, with the same length, within a recording. */
	public TimeRange pan(long nanos, long duration) {
		return new TimeRange(from + nanos, to + nanos).within(duration);
	}

	/** Moved, and cut if it must be, so that it lies in 0 to {@code duration}. */
	public TimeRange within(long duration) {
		long kept = Math.min(length(), Math.max(1, duration));
		long start = Math.clamp(from, 0, Math.max(0, duration - kept));
		return new TimeRange(start, start + kept);
	}

	/** Whether a span of time touches it. */
	public boolean touches(long start, long end) {
		return start < to && end >= from;
	}

	/** The moment at a pixel of a picture of this range. */
	public long at(double pixel, int width) {
		return from + Math.round(pixel / width * length());
	}

	/** The pixel of a moment, from 0 at {@code from} to {@code width} at {@code to}; moments outside give pixels outside. */
	public double pixel(long nanos, int width) {
		return (double) (nanos - from) / length() * width;
	}
}
