package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules find in recordings of real programs. */
class RecordedFindingsTest {
	private static final String PYTHON = """
			probe python.function.entry { }
			probe python.function.return { }
			""";
	private static final String CALLS = "probe process(\"PROGRAM\").provider(\"calls\").mark(\"*\") { }";

	@TempDir
	Path folder;

	private Path recorded() {
		return folder.resolve("program.taprec");
	}

	private static SessionRequest.Builder request(String probes) {
		return SessionRequest.builder(Script.of("probes.stp", probes)).recordOnly(true);
	}

	private RecordedFindings record(SessionRequest.Builder request, String ending, String... command) throws Exception {
		Traced run = Traced.run(request.recording(recorded()).target(Traced.target(Map.of(), command)));
		assertEquals(ending, run.result.targetOutcome(), run.targetOutput() + run.diagnostics());
		return new RecordedFindings(recorded());
	}

	private RecordedFindings python(SessionRequest.Builder request, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(Traced.PYTHON));
		command.addAll(List.of(arguments));
		return record(request, "The program ended normally.", command.toArray(String[]::new));
	}

	@Test
	void inAPythonProgramWithThreeFaults() throws Exception {
		RecordedFindings findings = python(request(PYTHON), Traced.FIXTURES.resolve("python/findings.py").toString());
		assertEquals(1, findings.of("deep-recursion", "dive").evidence().size(), "that which the others are inside of");
		findings.of("unwound-calls", "fail");
		findings.of("slow-outlier", "answer");
		for (String other : List.of("deep-recursion swallow", "unwound-calls swallow", "slow-outlier dive", "lost-events", "damaged-files", "omitted-hits")) {
			findings.hasNone(other);
		}
	}

	@Test
	void hitsThatTheScriptHadNoUseFor() throws Exception {
		RecordedFindings findings = python(request("""
				probe python.function.entry { if (funcname == "swallow") println("in") }
				probe python.function.return { if (funcname == "swallow") println("out") }
				""").recordOnly(false), Traced.FIXTURES.resolve("python/findings.py").toString());
		assertEquals(2, findings.those("omitted-hits", "swallow").size());
	}

	@Test
	void aPythonProgramThatOnlyImports() throws Exception {
		python(request(PYTHON), "-c", "import http.server").of("imports", "<module>");
	}

	@Test
	void aPythonProgramThatCollects() throws Exception {
		python(request("probe process.provider(\"python\").mark(\"gc__*\") { }"), "-c", "import gc\nkeep = [[] for i in range(100000)]\nfor i in range(20): gc.collect()").of("garbage-collection", "gc");
	}

	static List<Path> virtualMachines() throws IOException {
		return JavaMarkersTest.virtualMachines();
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void javaThreadsThatWaitForALockAndForCollections(Path home) throws Exception {
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-d", folder.toString(), Traced.FIXTURES.resolve("java/Contended.java").toString()));
		RecordedFindings findings = record(request("""
				probe hotspot.monitor_contended_enter, hotspot.monitor_contended_entered { println(id) }
				probe hotspot.gc_begin, hotspot.gc_end { }
				"""), "The program ended normally.", home.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xlog:disable", "-cp", folder.toString(), "Contended");
		findings.of("lock-wait", "monitor__contended");
		findings.of("garbage-collection", "gc");
		findings.hasNone("hot-function");
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void aJavaProgramThatCompilesMoreThanItRuns(Path home) throws Exception {
		record(request("probe hotspot.method_compile_begin, hotspot.method_compile_end { }"), "The program ended normally.", home.resolve("bin/java").toString(), "-Xcomp", "-XX:TieredStopAtLevel=1", "-Xlog:disable",
				"-version").of("compilation", "compile");
	}

	private String calls() throws Exception {
		return NativePrograms.compile(folder.resolve("calls"), "-O1", Traced.FIXTURES.resolve("markers/calls.c").toString()).toString();
	}

	private RecordedFindings calls(String ending, String what, String number) throws Exception {
		String program = calls();
		return record(request(CALLS.replace("PROGRAM", program)), ending, program, what, number);
	}

	@Test
	void callsThatAnAbortCut() throws Exception {
		RecordedFindings findings = calls("The program was ended by signal ABRT.", "open", "40");
		assertTrue(findings.of("uncertain-calls", "nest").summary().startsWith("The start or the end of 40 calls "), findings::toString);
		findings.hasNone("deep-recursion");
	}

	@Test
	void callsThatAreTooManyAndTooBrief() throws Exception {
		RecordedFindings findings = calls("The program ended normally.", "tiny", "200000");
		assertTrue(findings.of("tiny-calls", "tiny").summary().startsWith("tiny is called 200,000 times for "), findings::toString);
		findings.hasNone("lost-events");
	}

	@Test
	void filesThatWereDamagedAfterwards() throws Exception {
		calls("The program ended normally.", "tiny", "1000").hasNone("damaged-files");
		Path copy = folder.resolve("copy.taprec");
		assertEquals(0, new ProcessBuilder("cp", "-r", recorded().toString(), copy.toString()).inheritIO().start().waitFor());
		try (Stream<Path> files = Files.list(copy); FileChannel stream = FileChannel.open(files.filter(file -> file.toString().endsWith(".stream")).findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
			stream.write(ByteBuffer.wrap(new byte[64]), 10_000);
		}
		assertTrue(new RecordedFindings(copy).of("damaged-files", "tiny").summary().startsWith("1 place "));
	}

	@Test
	void eventsThatWereOverwritten() throws Exception {
		String program = calls();
		RecordedFindings findings = record(request(CALLS.replace("PROGRAM", program)).overflow(Overflow.parse("overwrite:1")), "The program ended normally.", program, "tiny", "100000");
		assertFalse(findings.of("lost-events", "tiny").evidence().isEmpty());
	}
}
