package org.tapsetstudio.cli.internal.scripttest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.recording.Folders;
import org.tapsetstudio.session.Replay;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;
import org.tapsetstudio.session.Target;
import org.tapsetstudio.session.TracingSession;

/** Runs one test. */
final class ScriptTestRun {
	/**
	 * How it went.
	 *
	 * @param problem what is wrong, lines for the user; empty if nothing is
	 * @param seconds how long it took
	 */
	record Outcome(ScriptTest test, String problem, double seconds) {
		boolean passed() {
			return problem.isEmpty();
		}
	}

	private record Printed(int status, String output, String messages) {
	}

	private final ScriptTest test;

	private ScriptTestRun(ScriptTest test) {
		this.test = test;
	}

	/** @param update whether the expectation becomes what is printed */
	static Outcome run(ScriptTest test, boolean update) throws InterruptedException {
		long start = System.nanoTime();
		String problem;
		try {
			problem = new ScriptTestRun(test).check(update);
		} catch (SessionException | IOException e) {
			problem = e.getMessage();
		}
		return new Outcome(test, problem, (System.nanoTime() - start) / 1e9);
	}

	private String check(boolean update) throws SessionException, IOException, InterruptedException {
		Script plain = Script.read(test.script());
		Script script = new Script(plain.name(), plain.text(), test.arguments(), plain.defines(), plain.globals(), plain.includes(), false, false, false);
		Printed printed = test.program().isEmpty() ? replay(script, test.recording()) : live(script);
		if (printed.status != test.status()) {
			return "The exit status is " + printed.status + ", not " + test.status() + ".\n" + printed.messages;
		}
		String output = test.replaced(printed.output);
		if (update) {
			Files.writeString(test.expected(), output);
			return "";
		}
		if (!Files.exists(test.expected())) {
			return "There is no " + test.expected() + " that says what to expect; --update writes it.";
		}
		return Differences.between(Files.readString(test.expected()), output, "expected", "printed");
	}

	private static Printed replay(Script script, Path recording) throws SessionException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		int status = Replay.run(script, recording, false, output, new PrintStream(messages, true, StandardCharsets.UTF_8)).exitCode();
		return new Printed(status, output.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
	}

	/** Traces the program and replays what was recorded: both must print the same. */
	private Printed live(Script script) throws SessionException, IOException, InterruptedException {
		Path folder = Files.createTempDirectory("tapset-test-");
		try {
			Path recording = folder.resolve("test.taprec");
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			ByteArrayOutputStream messages = new ByteArrayOutputStream();
			SessionListener listener = new SessionListener() {
				@Override
				public void output(byte[] bytes, int length) {
					output.write(bytes, 0, length);
				}

				@Override
				public void diagnostics(byte[] bytes, int length) {
					messages.write(bytes, 0, length);
				}
			};
			Target target = new Target(test.program(), test.script().toAbsolutePath().getParent(), java.util.Map.of());
			SessionResult result = TracingSession.start(SessionRequest.builder(script).target(target).recording(recording).build(), listener).await();
			Printed live = new Printed(result.exitCode(), output.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
			String difference = Differences.between(live.output, replay(script, recording).output, "live", "replayed");
			if (!difference.isEmpty()) {
				throw new IOException("The replay prints something else than the live run:\n" + difference);
			}
			return live;
		} finally {
			Folders.delete(folder);
		}
	}
}
