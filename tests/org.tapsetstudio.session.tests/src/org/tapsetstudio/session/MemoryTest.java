package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.session.internal.HelperReport;

/** What lies behind the arguments of a marker: numbers, strings, and what pointers there lead to. */
class MemoryTest {
	private static final String SCRIPT = """
			function number(p) { return user_int(p) }
			function behind(p) { return user_long(p + 16) }
			probe process("PROGRAM").mark("node") {
				detail = user_long($arg1 + 8)
				printf("%d: %d %s %d %d '%s' %d\\n", $arg2, number($arg1), user_string2(user_long(detail), "?"), user_int16(8 + detail), user_uint8(detail + 10),
					user_string2($arg1 + 24, "?"), user_long($arg1 + 40))
				printf("   %d %s %s\\n", number(behind($arg1)), user_string2(user_long(user_long(behind($arg1) + 8)), "?"), $$vars == sprintf("$arg1=%#x $arg2=%#x", $arg1, $arg2) ? "ok" : $$vars)
			}
			probe process("PROGRAM").mark("alone") { println(user_char($arg1 + 24), user_string_n($arg1 + 24, 4)) }
			""";
	private static final String PRINTED = """
			1: -1 first -5 200 'text one' 1234567890123
			   2 second ok
			2: 2 second 7 3 'text two' -1
			   0 ? ok
			3: 0 ? 0 0 '?' 0
			   0 ? ok
			116text
			""";

	@TempDir
	static Path binaries;

	private static Path program;

	@TempDir
	Path folder;

	@BeforeAll
	static void compile() throws Exception {
		program = NativePrograms.compile(binaries.resolve("structures"), "-O2", Traced.FIXTURES.resolve("markers/structures.c").toString());
	}

	private static Script script(String text) {
		return Script.of("test.stp", text.replace("PROGRAM", program.toString()));
	}

	private Traced run(Backend backend, Path recording) throws Exception {
		return Traced.run(SessionRequest.builder(script(SCRIPT)).backend(backend).recording(recording).target(Traced.target(Map.of(), program.toString())));
	}

	@Test
	void isReadAtTheHitAndInTheRecording() throws Exception {
		Path recording = folder.resolve("a.taprec");
		Traced live = run(Backend.AGENT, recording);
		assertEquals(PRINTED, live.output(), live.diagnostics());
		assertEquals(PRINTED, replayed(SCRIPT, recording));
	}

	@Test
	void isReadByKernelProbesAlike() throws Exception {
		HelperReport report = HelperReport.kernelProbes();
		assumeTrue(report.works(), report.text());
		Traced live = run(Backend.UPROBE, folder.resolve("a.taprec"));
		assertEquals(PRINTED, live.output(), live.diagnostics());
	}

	@Test
	void isNamedWhereARecordingLacksIt() throws Exception {
		Path recording = folder.resolve("a.taprec");
		Traced.run(script("probe process(\"PROGRAM\").mark(\"node\") { println($arg1, $arg2, user_int($arg1)) }"), recording, false, program.toString());
		String message = assertThrows(SessionException.class, () -> replayed("probe process(\"PROGRAM\").mark(\"node\") { println(user_int($arg1), user_string(user_long(user_long($arg1 + 8)))) }", recording))
				.getMessage();
		assertTrue(message.contains("8 bytes at $arg1+8 of ") && message.contains("string at *(*($arg1+8)) of ") && !message.contains("4 bytes"), message);
	}

	private static String replayed(String text, Path recording) throws Exception {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		assertEquals(0, Replay.run(script(text), recording, false, output, System.err).exitCode());
		return output.toString(StandardCharsets.UTF_8);
	}
}
