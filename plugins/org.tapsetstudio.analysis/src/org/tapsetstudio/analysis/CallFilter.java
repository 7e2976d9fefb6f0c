package org.tapsetstudio.analysis;

import java.util.function.Predicate;

import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.pairing.Function;

/**
 * Which calls go into a call tree. Immutable; begin with {@link #ALL} and narrow it.
 *
 * @param window what lies in this time, in nanoseconds since the start of the recording; null for all
 * @param threads of these threads
 * @param focus inside calls of these functions, with those calls themselves; time outside of them is not counted. Null for everywhere
 * @param hidden but calls of these functions are left out; their time counts for who called them
 * @param minimumNanos and so are shorter calls
 * @param maximumNanos and longer ones
 */
public record CallFilter(TimeRange window, Predicate<ThreadStream> threads, Predicate<Function> focus, Predicate<Function> hidden, long minimumNanos, long maximumNanos) {
	/** Everything. */
	public static final CallFilter ALL = new CallFilter(null, stream -> true, null, function -> false, 0, Long.MAX_VALUE);

	/** Only what lies in a window of time. */
	public CallFilter in(TimeRange time) {
		return new CallFilter(time, threads, focus, hidden, minimumNanos, maximumNanos);
	}

	/** Only these threads. */
	public CallFilter ofThreads(Predicate<ThreadStream> those) {
		return new CallFilter(window, threads.and(those), focus, hidden, minimumNanos, maximumNanos);
	}

	/** Only what happens inside calls of these functions. */
	public CallFilter inside(Predicate<Function> functions) {
		return new CallFilter(window, threads, functions, hidden, minimumNanos, maximumNanos);
	}

	/** Without calls of these functions. */
	public CallFilter without(Predicate<Function> functions) {
		return new CallFilter(window, threads, focus, hidden.or(functions), minimumNanos, maximumNanos);
	}

	/** Only calls that last at least and at most so long; both in nanoseconds. A call whose start or end was not recorded counts with what was. */
	public CallFilter lasting(long minimum, long maximum) {
		return new CallFilter(window, threads, focus, hidden, minimum, maximum);
	}

	/** Whether it looks at durations. */
	boolean hasDurations() {
		return minimumNanos > 0 || maximumNanos < Long.MAX_VALUE;
	}
}
