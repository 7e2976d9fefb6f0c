package org.tapsetstudio.cli.internal;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.util.Locale;

import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.TracingSession;

/** Runs one session on the terminal: the script's output to standard output, everything else to standard error; Ctrl-C ends it in order. */
final class ConsoleSession implements SessionListener {
	private final OutputStream output;
	private final boolean recordOnly;

	private final boolean verbose;

	private ConsoleSession(OutputStream output, SessionRequest request) {
		this.output = output;
		this.recordOnly = request.recordOnly();
		this.verbose = request.verbose();
	}

	static SessionResult run(SessionRequest request, OutputStream output) throws SessionException, InterruptedException {
		try (Interrupts interrupts = new Interrupts()) {
			TracingSession session = TracingSession.start(request, new ConsoleSession(output, request));
			interrupts.end(session);
			return session.await();
		}
	}

	@Override
	public void output(byte[] bytes, int length) {
		write(output, bytes, length);
	}

	@Override
	public void diagnostics(byte[] bytes, int length) {
		write(System.err, bytes, length);
	}

	/** Of a program on another machine; one here has our own streams. */
	@Override
	public void targetOutput(byte[] bytes, int length, boolean error) {
		write(error ? System.err : System.out, bytes, length);
	}

	@Override
	public void ended(SessionResult result) {
		result.problems().forEach(problem -> System.err.println("tapset: " + problem));
		SessionProgress p = result.progress();
		if (verbose && result.recording() != null) {
			System.err.printf(Locale.ROOT, "tapset: %,d hits, %,d recorded, %,d discarded where they happened, %,d lost%n", p.hits(), p.events(), p.discarded(), p.lost());
		}
		if (recordOnly) {
			System.err.printf(Locale.ROOT, "tapset: %s %,d events, %,d lost, %s, %s in %s%n", result.targetOutcome(), p.events(), p.lost(), count(p.processes(), "process", "processes"),
					count(p.threads(), "thread", "threads"), result.recording());
		} else if (!result.targetOutcome().isEmpty() && !result.targetOutcome().contains("normally")) {
			System.err.println("tapset: " + result.targetOutcome());
		}
	}

	private static String count(long number, String one, String many) {
		return number + " " + (number == 1 ? one : many);
	}

	private static void write(OutputStream to, byte[] bytes, int length) {
		try {
			to.write(bytes, 0, length);
			to.flush();
		} catch (IOException e) {
			throw new UncheckedIOException("The output cannot be written: " + e.getMessage(), e);
		}
	}
}
