package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.analysis.activities.ThreadStates.State;

/** Lanes and states of threads in recordings of every JDK of this machine. */
class RecordedActivitiesTest {
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
		return JavaMarkersTest.virtualMachines();
	}

	private Recorded record(Path home, String probes, String program) throws Exception {
		return record(home, Script.of("probes.stp", probes), program);
	}

	private Recorded record(Path home, Script script, String program) throws Exception {
		Path recording = Files.createTempDirectory(folder, "run").resolve("java.taprec");
		Traced run = Traced.run(script, recording, false, home.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xlog:disable", "-cp", classes.toString(), program);
		assertEquals("The program ended normally.", run.result.targetOutcome(), run.targetOutput());
		return new Recorded(recording);
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void collectionsAreALane(Path home) throws Exception {
		Recorded recorded = record(home, "probe hotspot.gc_begin { } probe hotspot.gc_end { }", "ThreadsAndCollections");
		assertEquals(3, recorded.parts(Activity.GARBAGE_COLLECTION, name -> true));
		long collecting = 0;
		for (ThreadStates thread : recorded.states()) {
			collecting += thread.sums(recorded.whole()).getOrDefault(State.COLLECTING, 0L);
		}
		assertEquals(recorded.rows(Activity.GARBAGE_COLLECTION).stream().mapToLong(row -> row.within(recorded.whole())).sum(), collecting);
	}

	/** The fixture's loop runs 21,891 times through one method, which every JVM compiles. */
	@ParameterizedTest
	@MethodSource("virtualMachines")
	void thePresetsRecordCompilations(Path home) throws Exception {
		for (String preset : List.of("java", "java-methods")) {
			Recorded recorded = record(home, Presets.named(preset), "Calls");
			assertTrue(recorded.parts(Activity.COMPILATION, name -> name.equals("method__compile: Calls.fib")) > 0, preset);
			for (ActivityLane row : recorded.rows(Activity.COMPILATION)) {
				assertTrue(row.within(recorded.whole()) > 0, preset);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("virtualMachines")
	void aWaitInsideOfAMethod(Path home) throws Exception {
		Recorded recorded = record(home, """
				global seen
				probe hotspot.method_entry { if (class == "Calls") seen[method, sig]++ }
				probe hotspot.method_return { if (class == "Calls") seen[method, sig]++ }
				probe hotspot.monitor_wait { seen[class, "wait"]++ }
				probe hotspot.monitor_waited { seen[class, "waited"]++ }
				""", "Calls");
		Map<State, Long> sums = recorded.states().stream().map(thread -> thread.sums(recorded.whole())).filter(states -> states.containsKey(State.RUNNING) && states.containsKey(State.WAITING))
				.findFirst().orElseThrow(() -> new AssertionError("no thread runs and waits"));
		assertTrue(sums.get(State.WAITING) >= 5_000_000, () -> "waits for 5 ms: " + sums);
		TimeRange whole = recorded.whole();
		assertTrue(sums.values().stream().mapToLong(Long::longValue).sum() <= whole.length(), () -> sums + " of " + whole);
	}
}
