package org.tapsetstudio.analysis;

import java.util.ArrayDeque;
import java.util.Deque;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Passes on the part of one lane that lies in a window of time: what is open at its start counts from there on and is not counted as a call; what is open at its end is
 * cut there.
 */
final class WindowSink implements CallSink {
	private record Open(int function, int flags) {
	}

	private final CallSink target;
	private final long from;
	private final long to;
	/** What is open while the window has not begun, innermost last. */
	private final Deque<Open> early = new ArrayDeque<>();
	private boolean begun;
	private int open;

	private WindowSink(CallSink target, long from, long to) {
		this.target = target;
		this.from = from;
		this.to = to;
	}

	/** Tells the calls of a lane between two moments in ticks. */
	static void replay(Lane lane, long from, long to, CallSink target) {
		WindowSink sink = new WindowSink(target, Math.max(from, lane.firstTicks()), Math.min(to, lane.lastTicks()));
		if (lane.firstTicks() >= 0 && sink.from <= sink.to) {
			lane.replay(from, to, sink);
			sink.end(lane);
		}
	}

	private void end(Lane lane) {
		begin();
		while (open > 0) {
			target.leave(to, CallFlags.END_CUT);
			open--;
		}
		target.time(to);
		for (Lane.Growth growth : lane.growths()) {
			if (growth.end() > to) {
				target.beforeTrace(growth.function(), to, 0);
			}
		}
	}

	private void begin() {
		if (!begun) {
			begun = true;
			target.time(from);
			for (Open call : early) {
				target.enter(call.function, from, call.flags | CallFlags.CONTINUED);
			}
			open = early.size();
		}
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		if (ticks < from) {
			early.addLast(new Open(function, flags));
		} else {
			begin();
			target.enter(function, ticks, flags);
			open++;
		}
	}

	@Override
	public void leave(long ticks, int flags) {
		if (ticks < from) {
			early.removeLast();
		} else {
			begin();
			target.leave(Math.min(ticks, to), flags);
			open--;
		}
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		if (ticks >= from) {
			begin();
			target.beforeTrace(function, ticks, flags);
		}
	}

	@Override
	public void instant(int function, long ticks) {
		if (ticks >= from) {
			begin();
			target.instant(function, ticks);
		}
	}

	@Override
	public void time(long ticks) {
		if (ticks >= from) {
			begin();
			target.time(Math.min(ticks, to));
		}
	}
}
