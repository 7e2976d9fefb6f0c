package org.tapsetstudio.cli.internal;

import java.util.List;

import org.tapsetstudio.session.TracingSession;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What Ctrl-C, SIGTERM and a closed terminal do to a session: the first ends it in order, so that the end probes run and the recording is closed; the second leaves out what the script has not
 * handled yet and kills the program; the third ends this process at once.
 */
final class Interrupts implements AutoCloseable {
	private static final int KILLED_BY_USER = 130;
	private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

	private final List<SignalHandler> before;
	private int count;

	private Interrupts(TracingSession session) {
		before = SIGNALS.stream().map(name -> Signal.handle(new Signal(name), signal -> interrupt(session))).toList();
	}

	static Interrupts of(TracingSession session) {
		return new Interrupts(session);
	}

	private synchronized void interrupt(TracingSession session) {
		count++;
		switch (count) {
		case 1 -> session.stop();
		case 2 -> session.terminate();
		default -> Runtime.getRuntime().halt(KILLED_BY_USER);
		}
	}

	@Override
	public void close() {
		for (int i = 0; i < SIGNALS.size(); i++) {
			Signal.handle(new Signal(SIGNALS.get(i)), before.get(i));
		}
	}
}
