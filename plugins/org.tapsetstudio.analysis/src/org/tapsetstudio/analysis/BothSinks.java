package org.tapsetstudio.analysis;

import org.tapsetstudio.recording.pairing.CallSink;

/** Tells calls to two. */
record BothSinks(CallSink first, CallSink second) implements CallSink {
	@Override
	public void enter(int function, long ticks, int flags) {
		first.enter(function, ticks, flags);
		second.enter(function, ticks, flags);
	}

	@Override
	public void leave(long ticks, int flags) {
		first.leave(ticks, flags);
		second.leave(ticks, flags);
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		first.beforeTrace(function, ticks, flags);
		second.beforeTrace(function, ticks, flags);
	}

	@Override
	public void instant(int function, long ticks) {
		first.instant(function, ticks);
		second.instant(function, ticks);
	}

	@Override
	public void time(long ticks) {
		first.time(ticks);
		second.time(ticks);
	}
}
