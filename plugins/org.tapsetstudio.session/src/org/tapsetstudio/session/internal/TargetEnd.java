package org.tapsetstudio.session.internal;

import java.io.IOException;

/** How a session ends its program: one that was attached to is left as it was; one that was started is asked to stop, and killed when it does not heed that. */
final class TargetEnd {
	/** A program that does not heed SIGTERM is killed after this time. */
	private static final long PATIENCE_NANOS = 5_000_000_000L;

	private final boolean started;
	/** When the program was asked to stop; 0 before. */
	private long asked;
	private boolean killed;

	/** @param started whether the session started the program */
	TargetEnd(boolean started) {
		this.started = started;
	}

	/** To be called again and again until the program has gone. A helper that has gone already is no failure: what it said last, which is read next, tells how the program ended. */
	void ask(Helper helper, boolean kill) {
		long now = System.nanoTime();
		boolean first = asked == 0;
		if (first) {
			asked = now;
		}
		if (!started) {
			if (first) {
				tell(helper, HelperMessages.detach());
			}
		} else if (first && !kill) {
			tell(helper, HelperMessages.signal("TERM"));
		} else if (!killed && (kill || now - asked > PATIENCE_NANOS)) {
			killed = true;
			tell(helper, HelperMessages.signal("KILL"));
		}
	}

	private static void tell(Helper helper, String message) {
		try {
			helper.send(message);
		} catch (IOException e) {
			// It ended of itself, perhaps because the program did so at the same moment.
		}
	}
}
