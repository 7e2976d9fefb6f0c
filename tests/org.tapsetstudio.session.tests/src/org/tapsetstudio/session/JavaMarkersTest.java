package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markers of the Java VM on every JDK of this machine. */
class JavaMarkersTest {
	private static final String SCRIPT = """
			global begun, ended, collectors
			probe hotspot.gc_begin { begun++ }
			probe hotspot.gc_end { ended++ }
			probe hotspot.thread_start { if (substr(thread_name, 0, 7) == "traced-") println("start ", thread_name) }
			probe hotspot.thread_stop { if (substr(thread_name, 0, 7) == "traced-") println("stop ", thread_name) }
			probe end { printf("%d collections begun, %d ended\\n", begun, ended) }
			""";

	@TempDir
	static Path classes;

	@TempDir
	Path folder;

	@BeforeAll
	static void compile() {
		for (String source : List.of("java/ThreadsAndCollections.java", "java/Calls.java")) {
			assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", classes.toString(), Traced.FIXTURES.resolve(source).toString()));
		}
	}

	static List<Path> virtualMachines() throws IOException {
		try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
			return homes.filter(home -> !Files.isSymbolicLink(home) && Files.exists(home.resolve("lib/server/libjvm.so"))).sorted().toList();
		}
	}

	@Test
	void thereAreTwoJdksToTest() throws IOException {
		assertTrue(virtualMachines().size() >= 2, () -> "expected an older and a newer JDK below /usr/lib/jvm");
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void threadsAndCollectionsAreSeen(Path home) throws Exception {
		Traced run = Traced.run(Script.of("vm.stp", SCRIPT), folder.resolve("vm.taprec"), false, home.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xlog:disable", "-cp",
				classes.toString(), "ThreadsAndCollections");
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput());
		StringBuilder expected = new StringBuilder();
		for (int i = 1; i <= 5; i++) {
			expected.append("start traced-" + i + "\nstop traced-" + i + "\n");
		}
		expected.append("3 collections begun, 3 ended\n");
		assertEquals(expected.toString(), run.output(), run.diagnostics() + run.result.problems());
		assertEquals(0, run.result.progress().lost());
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void everyMethodAndMonitorIsSeenWithTheFlagsThatTheSessionAdds(Path home) throws Exception {
		Traced run = Traced.run(Script.of("methods.stp", """
				global entered, left, failed, waits
				probe hotspot.method_entry { if (class == "Calls") entered[method, sig]++ }
				probe hotspot.method_return { if (class == "Calls" && method == "fib") left++ }
				probe hotspot.method_return { if (class == "Calls" && method == "fails") failed++ }
				probe hotspot.monitor_wait { if (class == "java/lang/Object" && timeout == 5) waits++ }
				probe end { foreach ([m+, s] in entered) printf("%s%s %d\\n", m, s, entered[m, s]) printf("left %d, by exceptions %d, waits %d\\n", left, failed, waits) }
				"""), folder.resolve("methods.taprec"), false, home.resolve("bin/java").toString(), "-Xlog:disable", "-cp", classes.toString(), "Calls");
		assertEquals("""
				fails(I)V 8000
				fib(I)I 21891
				main([Ljava/lang/String;)V 1
				left 21891, by exceptions 8000, waits 1
				""", run.output(), run.diagnostics() + run.targetOutput());
		assertTrue(run.diagnostics().contains("Java is started with -XX:+DTraceMethodProbes"), run.diagnostics());
	}

	/** The launcher finds the main class and calls it through JNI. */
	@ParameterizedTest
	@MethodSource("virtualMachines")
	void callsOfNativeCode(Path home) throws Exception {
		Traced run = Traced.run(Script.of("jni.stp", """
				global asked
				probe hotspot.jni.GetStaticMethodID { if (member == "main") asked[name, sig]++ }
				probe hotspot.jni.GetStaticMethodID.return { if (ret) asked[name, "found"]++ }
				probe end { printf("%d main, found %d\\n", asked["GetStaticMethodID", "([Ljava/lang/String;)V"] > 0, asked["GetStaticMethodID", "found"] > 0) }
				"""), folder.resolve("jni.taprec"), false, home.resolve("bin/java").toString(), "-Xlog:disable", "-cp", classes.toString(), "Calls");
		assertEquals("1 main, found 1\n", run.output(), run.diagnostics() + run.result.problems());
	}
}
