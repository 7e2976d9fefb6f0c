package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs real sessions for tests and keeps what they say. */
class Traced implements SessionListener {
	static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
	static final Path FIXTURES = ROOT.resolve("tests/fixtures");
	/** Debian's own interpreter, whatever else is on the PATH. */
	static final String PYTHON = "/usr/bin/python3";

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();
	private final ByteArrayOutputStream diagnostics = new ByteArrayOutputStream();
	private final ByteArrayOutputStream target = new ByteArrayOutputStream();
	SessionResult result;

	static Traced run(Script script, Path recording, boolean recordOnly, String... command) throws Exception {
		return run(SessionRequest.builder(script).recording(recording).recordOnly(recordOnly).target(target(Map.of(), command)));
	}

	static Target target(Map<String, String> environment, String... command) {
		return new Target(List.of(command), Path.of("").toAbsolutePath(), environment);
	}

	static Traced run(SessionRequest.Builder request) throws Exception {
		Traced traced = new Traced();
		traced.result = TracingSession.start(request.limit(Duration.ofMinutes(5)).build(), traced).await();
		return traced;
	}

	/** What a replay prints, and then what it says. */
	static String replayed(Script script, Path recording) throws Exception {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		assertEquals(0, Replay.run(script, recording, false, output, new PrintStream(messages)).exitCode(), () -> messages.toString(StandardCharsets.UTF_8));
		return output.toString(StandardCharsets.UTF_8) + messages.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void output(byte[] bytes, int length) {
		output.write(bytes, 0, length);
	}

	@Override
	public void diagnostics(byte[] bytes, int length) {
		diagnostics.write(bytes, 0, length);
	}

	@Override
	public synchronized void targetOutput(byte[] bytes, int length, boolean error) {
		target.write(bytes, 0, length);
	}

	String output() {
		return output.toString(StandardCharsets.UTF_8);
	}

	String diagnostics() {
		return diagnostics.toString(StandardCharsets.UTF_8);
	}

	synchronized String targetOutput() {
		return target.toString(StandardCharsets.UTF_8);
	}
}
