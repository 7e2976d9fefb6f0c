package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calls of a thread at any probe, live and in a replay. */
class BacktracesTest {
	private static final String PROGRAM = """
			import gc
			def inner(): gc.collect(1)
			def middle():
			    try: raise ValueError
			    except ValueError: inner()
			def generator():
			    middle()
			    yield 1
			list(generator())
			""";

	@TempDir
	Path folder;

	@Test
	void python() throws Exception {
		Script script = Script.of("stack.stp", "probe python.gc.start { if (generation == 1) { print_python_backtrace() println(\"--\") print(python_backtrace_n(2)) } }");
		Path recording = folder.resolve("python.taprec");
		Traced run = Traced.run(SessionRequest.builder(script).recording(recording).target(Traced.target(Map.of(), Traced.PYTHON, "-S", "-c", PROGRAM)));
		String expected = """
				inner (<string>)
				middle (<string>)
				generator (<string>)
				<module> (<string>)
				--
				inner (<string>)
				middle (<string>)
				""";
		assertEquals(expected, run.output(), run.diagnostics());
		ByteArrayOutputStream again = new ByteArrayOutputStream();
		Replay.run(script, recording, false, again, new PrintStream(new ByteArrayOutputStream()));
		assertEquals(expected, again.toString(StandardCharsets.UTF_8));
	}

	static java.util.List<Path> virtualMachines() throws java.io.IOException {
		return JavaMarkersTest.virtualMachines();
	}

	/** Before the wait, compiled code has thrown 2,000 exceptions through four methods: none of them may still be there. */
	@ParameterizedTest
	@MethodSource("virtualMachines")
	void java(Path home) throws Exception {
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", folder.toString(), Traced.FIXTURES.resolve("java/Calls.java").toString()));
		Traced run = Traced.run(Script.of("stack.stp", "probe hotspot.monitor_wait { if (timeout == 5) { print_jstack() println(\"--\") print(jstack_n(1)) } }"), folder.resolve("java.taprec"), false,
				home.resolve("bin/java").toString(), "-Xlog:disable", "-cp", folder.toString(), "Calls");
		String[] lines = run.output().split("\n");
		String stack = run.output().substring(0, run.output().indexOf("--\n"));
		assertTrue(stack.startsWith("java/lang/Object.wait"), run.output() + run.diagnostics());
		assertTrue(stack.endsWith("Calls.main([Ljava/lang/String;)V\n"), run.output());
		assertTrue(!stack.contains("fails") && !stack.contains("fib"), run.output());
		assertEquals(lines[0], lines[lines.length - 1]);
	}
}
