package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How sessions end that somebody ends: Ctrl-C at a terminal, signals, kill -9. Each in a JVM of its own. */
class EndingTest {
	private static final String PYTHON = "/usr/bin/python3";
	/** Runs until it is ended. */
	private static final String BUSY = PYTHON + " -S -c 'while True: (lambda: 0)()'";
	private static final String SCRIPT = "global n probe python.function.entry { if (n++ == 1000) println(\"going\", target()) } probe end { println(\"ended\") }";

	@TempDir
	Path folder;

	private static List<String> tapset(String... arguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-Dtapsetstudio.native=" + System.getProperty("tapsetstudio.native"),
				"-Dstdout.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "org.tapsetstudio.cli.Main"));
		command.addAll(List.of(arguments));
		return command;
	}

	private static String atTerminal(String texts, List<String> command) throws Exception {
		List<String> whole = new ArrayList<>(List.of(PYTHON, Path.of("at_terminal.py").toAbsolutePath().toString(), texts));
		whole.addAll(command);
		Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

	private static Process traced(Path recording, ProcessBuilder.Redirect errors) throws IOException {
		return new ProcessBuilder(tapset("run", "--record", recording.toString(), "-e", SCRIPT, "-c", BUSY)).redirectError(errors).start();
	}

	/** The script prints that the program runs, with its number. */
	private static int awaitProgram(BufferedReader output) throws Exception {
		String line = output.readLine();
		assertTrue(line != null && line.startsWith("going"), line);
		return Integer.parseInt(line.substring("going".length()));
	}

	private static void replays(Path recording) {
		CommandLineTest.Run run = CommandLineTest.tapset("run", "--replay", recording.toString(), "-e", SCRIPT);
		assertEquals(0, run.status(), run.errors());
		assertTrue(run.output().matches("going\\d+\nended\n"), run.output());
	}

	@Test
	void ctrlCRunsTheEndProbesAndClosesTheRecording() throws Exception {
		Path recording = folder.resolve("a.taprec");
		String output = atTerminal("going", tapset("run", "--record", recording.toString(), "-e", SCRIPT, "-c", BUSY));
		assertTrue(output.contains("\nended\n") && output.endsWith("status 0\n"), output);
		assertTrue(output.contains("tapset: The program was ended by signal"), output);
		assertTrue(Files.readString(recording.resolve("session")).contains("\nend\t"));
		replays(recording);
	}

	@Test
	void aSecondCtrlCLeavesOutWhatIsNotHandled() throws Exception {
		String slow = "probe python.function.entry { for (i = 0; i < 300000; i++) n += i  println(\"handled \", n > 0) } probe end { println(\"ended\") }";
		String program = PYTHON + " -S -c 'for i in range(500000): (lambda: 0)()'";
		String output = atTerminal("handled|interrupt it again", tapset("run", "-e", slow, "-c", program));
		assertTrue(output.contains(" events were recorded but not handled"), output);
		assertTrue(output.contains("\nended\n") && output.endsWith("status 0\n"), output);
	}

	@Test
	void aSignalEndsInOrder() throws Exception {
		Path recording = folder.resolve("b.taprec");
		Process process = traced(recording, ProcessBuilder.Redirect.DISCARD);
		try (BufferedReader output = process.inputReader()) {
			awaitProgram(output);
			process.toHandle().destroy(); // Process.destroy would close the streams
			assertEquals("ended", output.readLine());
		}
		assertEquals(0, process.waitFor());
		replays(recording);
	}

	@Test
	void whenWeAreKilledTheRecordingOpensAndTheProgramGoesOn() throws Exception {
		Path recording = folder.resolve("c.taprec");
		Process process = traced(recording, ProcessBuilder.Redirect.DISCARD);
		try (BufferedReader output = process.inputReader()) {
			ProcessHandle program = ProcessHandle.of(awaitProgram(output)).orElseThrow();
			ProcessHandle helper = program.parent().orElseThrow();
			process.toHandle().destroyForcibly();
			process.waitFor();
			helper.onExit().join();
			assertTrue(program.isAlive());
			assertFalse(Files.readString(Path.of("/proc", Long.toString(program.pid()), "status")).contains("State:\tT"), "it runs");
			program.destroyForcibly();
		}
		assertFalse(Files.readString(recording.resolve("session")).contains("\nend\t"));
		replays(recording);
	}

	@Test
	void whenTheProgramIsKilledThatIsSaidAndTheRecordingOpens() throws Exception {
		Path recording = folder.resolve("d.taprec");
		Path errors = folder.resolve("errors");
		Process process = traced(recording, ProcessBuilder.Redirect.to(errors.toFile()));
		try (BufferedReader output = process.inputReader()) {
			ProcessHandle.of(awaitProgram(output)).orElseThrow().destroyForcibly();
			assertEquals("ended", output.readLine());
		}
		assertEquals(0, process.waitFor());
		assertTrue(Files.readString(errors).contains("tapset: The program was ended by signal KILL."), Files.readString(errors));
		replays(recording);
	}

	@Test
	void whenTheHelperIsKilledThatIsSaidAndTheProgramGoesOn() throws Exception {
		Path recording = folder.resolve("e.taprec");
		Path errors = folder.resolve("errors");
		Process process = traced(recording, ProcessBuilder.Redirect.to(errors.toFile()));
		try (BufferedReader output = process.inputReader()) {
			ProcessHandle program = ProcessHandle.of(awaitProgram(output)).orElseThrow();
			program.parent().orElseThrow().destroyForcibly();
			assertEquals("ended", output.readLine());
			assertTrue(program.isAlive());
			program.destroyForcibly();
		}
		process.waitFor();
		assertTrue(Files.readString(errors).contains("tapset: The native helper ended, or was killed. The program goes on"), Files.readString(errors));
		replays(recording);
	}

	/** What fits is kept, what does not is counted, and the program does not notice. */
	@Test
	void aFullDiskLeavesTheProgramAlone() throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Path output = folder.resolve("output");
		String program = PYTHON + " -S -c 'for i in range(300000): (lambda: 0)()\nprint(\"done\"); raise SystemExit(7)'";
		String script = "global n probe python.function.entry { if (n++ % 10 == 0) println(\"a line that is kept in the recording, as far as there is room for it\") } probe end { println(\"ended\") }";
		List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs \"$0\" || exit 77; \"$@\"; status=$?; echo kept $(ls \"$0/f.taprec\"); exit $status", disk.toString()));
		command.addAll(tapset("run", "--record", disk.resolve("f.taprec").toString(), "-e", script, "-c", program));
		int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
		String said = Files.readString(output);
		assumeTrue(status != 77 && !said.contains("unshare:"), () -> "mounts cannot be made here: " + said);
		assertEquals(0, status, said);
		for (String part : List.of("\ndone\n", "\nended\n", "The program ended with exit status 7.", " were lost", "\nkept ")) {
			assertTrue(("\n" + said).contains(part), part + " in " + said);
		}
	}

	/** The recording is all that was wanted, so it is not well when there was no room for all events. */
	@Test
	void aRecordingThatTheDiskHasNoRoomForFails() throws Exception {
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Path output = folder.resolve("output");
		List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs \"$0\" || exit 77; \"$@\"", disk.toString()));
		command.addAll(tapset("record", "-o", disk.resolve("f.taprec").toString(), "--preset", "python", "--", PYTHON, "-S", "-c", "for i in range(300000): (lambda: 0)()\nprint('done')"));
		int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
		String said = Files.readString(output);
		assumeTrue(status != 77 && !said.contains("unshare:"), () -> "mounts cannot be made here: " + said);
		assertEquals(1, status, said);
		for (String part : List.of("\ndone\n", "The program ended normally.", " were lost")) {
			assertTrue(("\n" + said).contains(part), part + " in " + said);
		}
	}

	@Test
	void anExportThatFindsNoRoomLeavesNoPartOfAFile() throws Exception {
		Path recording = folder.resolve("f.taprec");
		Path disk = Files.createDirectory(folder.resolve("disk"));
		Path output = folder.resolve("output");
		assertEquals(0, new ProcessBuilder(tapset("record", "-o", recording.toString(), "--preset", "python", "--", PYTHON, "-S", "-c", "for i in range(3000): (lambda: 0)()")).redirectErrorStream(true)
				.redirectOutput(output.toFile()).start().waitFor(), () -> output + " tells why");
		List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs \"$0\" || exit 77; \"$@\"; status=$?; echo kept $(ls \"$0\") end; exit $status", disk.toString()));
		command.addAll(tapset("export", "-f", "chrome", "-o", disk.resolve("f.json").toString(), recording.toString()));
		int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
		String said = Files.readString(output);
		assumeTrue(status != 77 && !said.contains("unshare:"), () -> "mounts cannot be made here: " + said);
		assertEquals(1, status, said);
		assertTrue(said.contains("tapset: cannot write " + disk.resolve("f.json") + ": ") && said.contains("\nkept end\n"), said);
	}
}
