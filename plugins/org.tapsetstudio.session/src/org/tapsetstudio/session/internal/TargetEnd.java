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

	/** To be called again and again until the program has gone. */
	void ask(Helper helper, boolean kill) throws IOException {
		long now = System.nanoTime();
		boolean first = asked == 0;
		if (first) {
			asked = now;
		}
		if (!started) {
			if (first) {
				helper.send(HelperMessages.detach());
			}
		} else if (first && !kill) {
			helper.send(HelperMessages.signal("TERM"));
		} else if (!killed && (kill || now - asked > PATIENCE_NANOS)) {
			killed = true;
			helper.send(HelperMessages.signal("KILL"));
		}
	}
}
