package org.tapsetstudio.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.session.internal.HelperReport;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.MarkerForecast;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.session.preflight.Preflight;
import org.tapsetstudio.session.preflight.Way;

/** What is said before a run, and that the run bears it out. */
class PreflightTest {
	private static final String CALLS = "probe python.function.entry { println(funcname) }";

	@TempDir
	Path folder;

	private static Expectation only(String script, String... command) throws SessionException {
		List<Expectation> expectations = Preflight.of(request(script, command).build()).expectations();
		assertEquals(1, expectations.size(), () -> "" + expectations);
		return expectations.getFirst();
	}

	private static SessionRequest.Builder request(String script, String... command) {
		return SessionRequest.builder(Script.of("preflight.stp", script)).target(Traced.target(Map.of(), command));
	}

	@Test
	void theAgentStandsInForPythonsFunctions() throws Exception {
		Expectation calls = only(CALLS, Traced.PYTHON, "x.py");
		assertEquals(List.of(Outlook.FIRES, Way.PROVIDER, "python:function__entry"), List.of(calls.outlook(), calls.way(), calls.marker()));
		assertEquals("python.function.entry", calls.point());
	}

	@Test
	void markersOfTheProgramItself() throws Exception {
		Expectation collections = only("probe python.gc.start { println(generation) }", Traced.PYTHON);
		assertEquals(List.of(Outlook.FIRES, Way.AGENT), List.of(collections.outlook(), collections.way()));
		assertTrue(collections.reason().endsWith("python3.11 has 1 site. Armed by the agent, in the program itself."), collections.reason());
	}

	@Test
	void everyProcessOfAUser() throws Exception {
		String script = "probe process(\"/usr/bin/python3.11\").mark(\"gc__start\") { println(1) } probe process(\"/usr/bin/python3.11\").mark(\"function__entry\") { println(1) } "
				+ "probe process(\"/usr/bin/python3.11\").function(\"PyErr_SetObject\").return { println(@entry(long_arg(1))) }";
		List<Expectation> all = Preflight.of(SessionRequest.builder(Script.of("test.stp", script)).watch(new Watched(0)).build()).expectations();
		assertEquals(3, all.size(), "what is kept of the entry is no probe of the script");
		HelperReport kernel = HelperReport.kernelProbes();
		assertEquals(kernel.works() ? Outlook.FIRES : Outlook.WILL_NOT_FIRE, all.getFirst().outlook());
		assertTrue((all.getFirst().reason() + all.getFirst().remedy()).contains(kernel.text()), all.getFirst().describe());
		assertEquals(Outlook.MAY_FIRE, all.get(1).outlook());
		assertTrue(all.get(1).remedy().contains("attach to it with -x"), all.get(1).describe());
	}

	@Test
	void libraryOfTheProgram() throws Exception {
		assumeTrue(Files.exists(Path.of("/usr/bin/virsh")), "virsh is not installed");
		Expectation made = only("probe libvirt.object.new { println(classname) }", "/usr/bin/virsh");
		assertEquals(Outlook.FIRES, made.outlook(), made.reason());
		assertTrue(made.reason().contains("/libvirt.so"), made.reason());
	}

	@Test
	void whatTheProgramLacks() throws Exception {
		Expectation query = only("probe postgresql.query.start { println(query) }", Traced.PYTHON);
		assertEquals(Outlook.WILL_NOT_FIRE, query.outlook());
		assertTrue(query.remedy().contains("postgresql"), query.remedy());
	}

	/** By whatever name a library or a program is called, it is found among the files of the target, and what is not there is not promised. */
	@Test
	void functionsOfOtherFiles() throws Exception {
		String library = "probe process(\"/lib/x86_64-linux-gnu/libc.so.6\").function(\"malloc\") { println(1) }";
		assumeTrue(Files.exists(Path.of("/lib/x86_64-linux-gnu/libc.so.6")), "no C library there");
		assertEquals(Outlook.FIRES, only(library, "/bin/true").outlook(), () -> "linked");
		Expectation other = only("probe process(\"" + Traced.PYTHON + "\").function(\"PyErr_SetObject\") { println(1) }", "/bin/true");
		assertEquals(Outlook.MAY_FIRE, other.outlook(), other.describe());
		assertTrue(other.reason().contains("is not linked with"), other.reason());
	}

	@Test
	void runSaysItBeforeTheProgramStarts() throws Exception {
		Traced run = Traced.run(request("probe postgresql.query.start { println(query) } probe end { println(\"done\") }", "/bin/true").recording(folder.resolve("a.taprec")));
		assertEquals("done\n", run.output());
		assertTrue(run.diagnostics().startsWith("WARNING: postgresql.query.start will not fire: Neither true nor"), run.diagnostics());
	}

	@Test
	void interpreterOfAScript() throws Exception {
		Path script = Files.writeString(folder.resolve("tool"), "#!/usr/bin/env -S " + Traced.PYTHON + "\ndef work(): pass\nwork()\n");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
		assertEquals(Outlook.FIRES, only(CALLS, script.toString()).outlook());
		Traced run = Traced.run(request("probe python.function.entry { if (funcname == \"work\") println(funcname) }", script.toString()).recording(folder.resolve("b.taprec")));
		assertEquals("work\n", run.output(), run.diagnostics());
	}

	@Test
	void shellMayStartAnything() throws Exception {
		assertEquals(Outlook.MAY_FIRE, only(CALLS, "/bin/sh", "-c", "true").outlook());
	}

	@Test
	void flagsOfJavaAndTheirPrice() throws Exception {
		String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
		List<Expectation> expectations = Preflight.of(request("probe hotspot.method_entry, hotspot.gc_begin { println(name) }", java, "-version").build()).expectations();
		assertEquals(List.of(Outlook.FIRES, Outlook.FIRES), expectations.stream().map(Expectation::outlook).toList());
		assertTrue(expectations.getFirst().reason().contains("-XX:+DTraceMethodProbes") && expectations.getFirst().price().contains("20 ns"), expectations.getFirst().describe());
		assertEquals("", expectations.get(1).price());
	}

	@Test
	void runningJavaCannotBeGivenAFlag() throws Exception {
		int self = (int) ProcessHandle.current().pid(); // the tests' own virtual machine
		SessionRequest.Builder attach = SessionRequest.builder(Script.of("preflight.stp", "probe hotspot.method_entry { println(method) }")).attach(self);
		Expectation entry = Preflight.of(attach.build()).expectations().getFirst();
		assertEquals(Outlook.WILL_NOT_FIRE, entry.outlook());
		assertTrue(entry.remedy().contains("Start it under tapset"), entry.remedy());
	}

	@ParameterizedTest
	@CsvSource({ "-static, linked statically", "-static-pie, linked statically", "'-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1', musl C library" })
	void programThatTheAgentCannotEnter(String option, String why) throws Exception {
		Path program = folder.resolve("program");
		Path source = Files.writeString(folder.resolve("program.c"), "#include <sys/sdt.h>\nint main(void) { STAP_PROBE(test, here); return 0; }\n");
		assumeTrue(new ProcessBuilder("cc", option, "-o", program.toString(), source.toString()).start().waitFor() == 0, "no C library for " + option + " here");
		String script = "probe process(\"" + program + "\").mark(\"here\") { println(\"hit\") }";
		Expectation here = only(script, program.toString());
		assertTrue(here.way() == Way.KERNEL || here.reason().contains(why) && here.remedy().contains("kernel"), here.describe());
		Expectation byAgent = Preflight.of(request(script, program.toString()).backend(Backend.AGENT).build()).expectations().getFirst();
		assertEquals(Outlook.WILL_NOT_FIRE, byAgent.outlook());
		MarkerFile file = new MarkerReader().read(program);
		assertTrue(MarkerForecast.of(file).byAgent(file).contains(why), MarkerForecast.of(file).byAgent(file));
	}

	@Test
	void providersNeedTheAgent() throws Exception {
		Path unmarked = Path.of(System.getProperty("user.home"), ".pyenv/versions/3.12.1/bin/python3.12");
		assumeTrue(Files.exists(unmarked), () -> "no Python without markers at " + unmarked);
		assertEquals(Way.PROVIDER, only(CALLS, unmarked.toString()).way());
		Expectation calls = Preflight.of(request(CALLS, unmarked.toString()).backend(Backend.UPROBE).build()).expectations().getFirst();
		assertEquals(Outlook.WILL_NOT_FIRE, calls.outlook());
		assertEquals("Leave out --backend uprobe.", calls.remedy());
	}

	/** The kernel has the program's own marker, good or bad. */
	@Test
	void markersBehindTheAgentsStandInByTheKernel() throws Exception {
		HelperReport kernel = HelperReport.kernelProbes();
		assumeTrue(kernel.works(), kernel.text());
		List<Expectation> all = Preflight.of(request("probe process.mark(\"function__return\"), process.mark(\"function__entry\") { println(1) }", Traced.PYTHON).backend(Backend.UPROBE).build()).expectations();
		assertEquals(List.of(Outlook.FIRES, Outlook.MAY_FIRE), all.stream().map(Expectation::outlook).toList());
		assertTrue(all.getFirst().reason().contains("has 1 site. Armed by the kernel"), all.getFirst().describe());
		assertTrue(all.get(1).reason().contains("hardly ever"), all.get(1).describe());
	}
}
