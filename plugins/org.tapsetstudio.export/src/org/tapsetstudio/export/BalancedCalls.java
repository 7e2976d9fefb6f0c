package org.tapsetstudio.export;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Tells the calls of one thread in the order of time, each opened and closed, as most formats want them: with callers that had begun before the first event, and with
 * everything closed at the end.
 */
final class BalancedCalls {
	/** Takes the calls. Times are nanoseconds since the start of the recording and never decrease. */
	interface Visitor {
		/** A call of this function begins. */
		void open(int function, long nanos);

		/** The innermost open call, which is of this function, ends. */
		void close(int function, long nanos);

		/** Something without duration. */
		void instant(int function, long nanos);
	}

	private BalancedCalls() {
	}

	static void visit(Lane lane, Clock clock, Visitor visitor) {
		if (lane.firstTicks() < 0) {
			return;
		}
		Stack stack = new Stack(clock, visitor);
		for (Lane.Growth caller : lane.growths().reversed()) {
			stack.enter(caller.function(), lane.firstTicks(), 0);
		}
		long last = lane.replay(lane.firstTicks(), Long.MAX_VALUE, stack);
		while (stack.depth > 0) {
			stack.leave(last, 0);
		}
	}

	private static final class Stack implements CallSink {
		private final Clock clock;
		private final Visitor visitor;
		private int[] functions = new int[64];
		private int depth;
		private long latest;

		Stack(Clock clock, Visitor visitor) {
			this.clock = clock;
			this.visitor = visitor;
		}

		private long nanos(long ticks) {
			latest = Math.max(latest, clock.toNanos(ticks));
			return latest;
		}

		@Override
		public void enter(int function, long ticks, int flags) {
			if (depth == functions.length) {
				functions = java.util.Arrays.copyOf(functions, 2 * depth);
			}
			functions[depth++] = function;
			visitor.open(function, nanos(ticks));
		}

		@Override
		public void leave(long ticks, int flags) {
			visitor.close(functions[--depth], nanos(ticks));
		}

		@Override
		public void beforeTrace(int function, long ticks, int flags) {
			leave(ticks, flags);
		}

		@Override
		public void instant(int function, long ticks) {
			visitor.instant(function, nanos(ticks));
		}
	}
}
