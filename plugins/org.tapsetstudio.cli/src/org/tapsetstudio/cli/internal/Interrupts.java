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
	private TracingSession session;
	private int count;

	/** From now on signals are heard. One that comes before there is a session ends it as soon as it is there. */
	Interrupts() {
		before = SIGNALS.stream().map(name -> Signal.handle(new Signal(name), signal -> interrupt())).toList();
	}

	synchronized void end(TracingSession started) {
		session = started;
		if (count > 0) {
			session.stop();
		}
	}

	private synchronized void interrupt() {
		count++;
		if (count > 2 || count > 1 && session == null) {
			Runtime.getRuntime().halt(KILLED_BY_USER);
		} else if (count == 2) {
			session.terminate();
		} else if (session != null) {
			session.stop();
		}
	}

	@Override
	public void close() {
		for (int i = 0; i < SIGNALS.size(); i++) {
			Signal.handle(new Signal(SIGNALS.get(i)), before.get(i));
		}
	}
}
