package org.tapsetstudio.analysis;

import java.util.ArrayDeque;
import java.util.Deque;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Counts the part of one lane that lies in a window of time: what is open at its start counts from there on and is not counted as a call; what is open at its end is
 * cut there.
 */
final class WindowSink implements CallSink {
	private record Open(int function, int flags) {
	}

	private final LaneTree tree = new LaneTree();
	private final long from;
	private final long to;
	/** What is open while the window has not begun, innermost last. */
	private final Deque<Open> early = new ArrayDeque<>();
	private boolean begun;
	private int open;

	private WindowSink(long from, long to) {
		this.from = from;
		this.to = to;
	}

	/** The tree of a lane between two moments in ticks. */
	static LaneTree tree(Lane lane, long from, long to) {
		WindowSink sink = new WindowSink(Math.max(from, lane.firstTicks()), Math.min(to, lane.lastTicks()));
		if (lane.firstTicks() >= 0 && sink.from <= sink.to) {
			lane.replay(from, to, sink);
			sink.end(lane);
		}
		return sink.tree;
	}

	private void end(Lane lane) {
		begin();
		while (open > 0) {
			tree.leave(to, CallFlags.END_CUT);
			open--;
		}
		tree.time(to);
		for (Lane.Growth growth : lane.growths()) {
			if (growth.end() > to) {
				tree.beforeTrace(growth.function(), to, 0);
			}
		}
	}

	private void begin() {
		if (!begun) {
			begun = true;
			tree.time(from);
			for (Open call : early) {
				tree.enter(call.function, from, call.flags | CallFlags.CONTINUED);
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
			tree.enter(function, ticks, flags);
			open++;
		}
	}

	@Override
	public void leave(long ticks, int flags) {
		if (ticks < from) {
			early.removeLast();
		} else {
			begin();
			tree.leave(Math.min(ticks, to), flags);
			open--;
		}
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		if (ticks >= from) {
			begin();
			tree.beforeTrace(function, ticks, flags);
		}
	}

	@Override
	public void instant(int function, long ticks) {
		if (ticks >= from) {
			begin();
			tree.instant(function, ticks);
		}
	}

	@Override
	public void time(long ticks) {
		if (ticks >= from) {
			begin();
			tree.time(Math.min(ticks, to));
		}
	}
}
