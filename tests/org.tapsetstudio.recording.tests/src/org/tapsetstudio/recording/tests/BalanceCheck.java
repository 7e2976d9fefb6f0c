package org.tapsetstudio.recording.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.tapsetstudio.recording.pairing.CallSink;

/** Checks what every sink may rely on: calls are balanced, time never runs backwards, no child outlives its parent. */
final class BalanceCheck {
	private final List<Lane> lanes = new ArrayList<>();

	CallSink lane() {
		Lane lane = new Lane();
		lanes.add(lane);
		return lane;
	}

	/** Nothing may be open at the end. */
	void end() {
		for (Lane lane : lanes) {
			assertTrue(lane.open.isEmpty());
			assertEquals(lane.entered, lane.left);
		}
	}

	private static final class Lane implements CallSink {
		private final Deque<Long> open = new ArrayDeque<>();
		private long last;
		private long entered;
		private long left;

		@Override
		public void enter(int function, long ticks, int flags) {
			forward(ticks);
			assertTrue(function >= 0);
			open.push(ticks);
			entered++;
		}

		@Override
		public void leave(long ticks, int flags) {
			forward(ticks);
			assertTrue(ticks >= open.pop());
			left++;
		}

		@Override
		public void beforeTrace(int function, long ticks, int flags) {
			forward(ticks);
			assertTrue(open.isEmpty());
		}

		@Override
		public void instant(int function, long ticks) {
			forward(ticks);
		}

		private void forward(long ticks) {
			assertTrue(ticks >= last);
			last = ticks;
		}
	}
}
