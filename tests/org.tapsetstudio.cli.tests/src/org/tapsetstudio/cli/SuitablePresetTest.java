package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.session.ProgramLanguage;

/** Who names no preset gets the one that suits the program. */
class SuitablePresetTest {
	private static final String SAID = "tapset: Recording what the preset \"%s\" says, as suits this program; --preset and --script choose otherwise.\n";

	@TempDir
	Path folder;

	@Test
	void ofAnInterpreter() {
		assertCalls("python", "  square <string>:1\n", "/usr/bin/python3", "-S", "-c", "def square(n): return n * n\nsquare(4)");
	}

	@Test
	void ofAScriptThatNamesItsInterpreter() throws Exception {
		Path script = Files.writeString(folder.resolve("squares"), "#!/usr/bin/env tclsh\nproc square {n} { expr {$n * $n} }\nsquare 4\n");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
		assertCalls("tcl", "  square\n", script.toString());
	}

	private void assertCalls(String preset, String function, String... command) {
		String recording = folder.resolve("a.taprec").toString();
		String[] words = new String[command.length + 4];
		System.arraycopy(new String[] { "record", "-o", recording, "--" }, 0, words, 0, 4);
		System.arraycopy(command, 0, words, 4, command.length);
		CommandLineTest.Run run = CommandLineTest.tapset(words);
		assertEquals(0, run.status(), run.errors());
		assertTrue(run.errors().startsWith(SAID.formatted(preset)), run.errors());
		String tree = CommandLineTest.tapset("report", recording, "--tree").output();
		assertTrue(tree.contains(function), tree);
	}

	@Test
	void allMarkersWithTheirArgumentsOfAnyOtherProgram() {
		String recording = folder.resolve("a.taprec").toString();
		CommandLineTest.Run run = CommandLineTest.tapset("record", "-o", recording, "--preset", "markers", "--", "tclsh", "/dev/null");
		assertEquals(0, run.status(), run.errors());
		CommandLineTest.Run later = CommandLineTest.tapset("run", "--replay", recording, "-e", "probe process.mark(\"cmd__entry\") { println($arg2 > 0) exit() }");
		assertEquals("1\n", later.output(), later.errors());
	}

	@Test
	void whereNothingIsKnownTheUserIsAsked() {
		CommandLineTest.Run run = CommandLineTest.tapset("record", "-o", folder.resolve("a.taprec").toString(), "--user", System.getProperty("user.name"));
		assertEquals(2, run.status());
		assertTrue(run.errors().startsWith("tapset record: say what to record of programs that are not known here: --preset NAME or --script FILE\n"), run.errors());
		assertTrue(CommandLineTest.tapset("doctor", "--user", System.getProperty("user.name")).errors().startsWith("tapset doctor: say which probes to judge for that program: "));
	}

	@Test
	void theDoctorJudgesIt() {
		CommandLineTest.Run run = CommandLineTest.tapset("doctor", "--", "/usr/bin/python3", "app.py");
		assertEquals(0, run.status(), run.errors());
		assertTrue(run.errors().startsWith("tapset: Judging the preset \"python\", as suits this program"), run.errors());
		assertTrue(run.output().contains("python.function.entry"), run.output());
	}

	@Test
	void namesTellTheLanguage() {
		assertEquals(ProgramLanguage.PYTHON, ProgramLanguage.ofCommand("/opt/bin/python3.13"));
		assertEquals(ProgramLanguage.POSTGRESQL, ProgramLanguage.ofCommand("postgres"));
		assertEquals(ProgramLanguage.NATIVE, ProgramLanguage.ofCommand("pythonish"));
		assertEquals(ProgramLanguage.NATIVE, ProgramLanguage.ofCommand(""));
	}
}
