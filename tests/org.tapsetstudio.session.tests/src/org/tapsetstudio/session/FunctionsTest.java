package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tapsetstudio.session.internal.HelperReport;

/** Scripts on functions of programs without markers. */
class FunctionsTest {
	@TempDir
	static Path binaries;

	private static Path program;

	@BeforeAll
	static void compile() throws Exception {
		program = NativePrograms.compile(binaries.resolve("functions"), "-O2", Traced.FIXTURES.resolve("functions/functions.c").toString());
	}

	private static Traced run(Backend backend, String script) throws Exception {
		if (backend == Backend.UPROBE) {
			HelperReport report = HelperReport.kernelProbes();
			assumeTrue(report.works(), report.text());
		}
		Traced run = Traced.run(SessionRequest.builder(Script.of("test.stp", script.replace("PROGRAM", program.toString()))).backend(backend)
				.target(Traced.target(Map.of(), program.toString(), "3")));
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput());
		return run;
	}

	@ParameterizedTest
	@EnumSource(names = { "AGENT", "UPROBE" })
	void argumentsAndValues(Backend backend) throws Exception {
		Traced run = run(backend, """
				probe process("PROGRAM").function("add") {
					if (user_string(pointer_arg(3)) != "tail") printf("%s(%d, %d, %s)\\n", ppfunc(), int_arg(1), long_arg(2), user_string(pointer_arg(3)))
				}
				probe process("PROGRAM").function("eight").return { println("eight ", $return, " ", returnval()) }
				probe process("PROGRAM").function("choo?e").return { println(pp(), " ", $return) }
				probe process("PROGRAM").plt("strdup") { println("strdup ", user_string(pointer_arg(1))) }
				""");
		assertEquals("""
				add(0, 1000000000000, text 0)
				eight 105 105
				process("PROGRAM").function("choose").return 10
				add(-1, 1000000000001, text 1)
				eight 106 106
				process("PROGRAM").function("choose").return 21
				add(-2, 1000000000002, text 2)
				eight 107 107
				process("PROGRAM").function("choose").return 32
				strdup from the library
				""".replace("PROGRAM", program.toString()), run.output(), run.diagnostics());
	}

	@Test
	void functionOfASystemLibrary() throws Exception {
		Path libc = Files.lines(Path.of("/proc/self/maps")).filter(line -> line.matches(".*/libc\\.so\\.6|.*/libc-2.*\\.so")).findFirst()
				.map(line -> Path.of(line.substring(line.indexOf('/')))).orElseThrow();
		Traced run = run(Backend.AGENT, "probe process(\"" + libc + "\").function(\"strdup\") { println(user_string(pointer_arg(1))) }");
		assertTrue(run.output().contains("from the library\n"), run.output() + run.diagnostics());
	}

	@Test
	void valueBehindATailCallIsNamedAsMissing() throws Exception {
		Traced run = run(Backend.AGENT, "probe process(\"PROGRAM\").function(\"tail\").return { println($return) }");
		assertTrue(run.result.problems().toString().contains("function(\"tail\").return was not armed: the function ends there by jumping into another one"), run.result.problems().toString());
	}

	@Test
	void whatDoesNotExistIsTold() {
		SessionException none = assertThrows(SessionException.class, () -> run(Backend.AGENT, "probe process(\"PROGRAM\").function(\"factoriel\") { }"));
		assertTrue(none.getMessage().contains("has no function \"factoriel\""), none.getMessage());
		assertTrue(none.getMessage().contains("factorial"), none.getMessage());
		SessionException variable = assertThrows(SessionException.class, () -> run(Backend.AGENT, "probe process(\"PROGRAM\").function(\"add\") { println($b) }"));
		assertTrue(variable.getMessage().contains("$b needs debugging information"), variable.getMessage());
	}
}
