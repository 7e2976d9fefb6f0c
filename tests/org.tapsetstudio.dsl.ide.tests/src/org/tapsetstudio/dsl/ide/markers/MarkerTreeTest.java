package org.tapsetstudio.dsl.ide.markers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.markers.DebianPackages;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.MarkerFile;

class MarkerTreeTest {
	private static final MarkerFile DATABASE = file("/opt/db/bin/server", 62, marker("db", "query__start", 0x10, "8@%rdi -4@%esi"), marker("db", "query__start", 0x10, "8@%rax"),
			marker("db", "idle", 0, ""), marker("cache", "hit%", 0, "8f@%xmm0 -8@%rdx"));
	private static final MarkerFile OLD = file("/opt/old/server", 3, marker("db", "idle", 0, ""));

	@TempDir
	Path folder;

	@Test
	void filesStandBelowTheirPackages() throws Exception {
		Files.writeString(folder.resolve("db-server:amd64.list"), "/opt/db/bin/server\n");
		List<MarkerNode> tree = MarkerTree.byPackage(List.of(OLD, DATABASE), new DebianPackages(folder));
		assertEquals("""
				db-server 1 file
				  /opt/db/bin/server 4 sites
				    cache 1 marker
				      hit% (double, int64_t)
				        $arg1 double in %xmm0
				        $arg2 int64_t in %rdx
				    db 2 markers
				      idle ()
				      query__start (uint64_t) 2 sites, semaphore
				        $arg1 uint64_t in %rax
				no package 1 file
				  /opt/old/server 1 site
				    db 1 marker
				      idle ()
				""", print(tree, ""));
	}

	@Test
	void theMarkersOfTheAgentStandInForThoseOfPython() {
		MarkerNode python = MarkerTree.file(file("/usr/bin/python3.11", 62, marker("python", "function__entry", 0x10, "8@%rdi")));
		MarkerNode entry = python.children().get(0).children().stream().filter(node -> node.label().equals("function__entry")).findFirst().orElseThrow();
		assertEquals("function__entry (filename, funcname, lineno) provided by the tracing agent", entry.toString());
		assertEquals("""
				probe process("/usr/bin/python3.11").provider("python").mark("function__entry")
				{
					printf("function__entry filename=%s funcname=%s lineno=%d\\n", user_string($arg1), user_string($arg2), $arg3)
				}
				""", entry.probe());
	}

	@Test
	void probesPrintTheArgumentsThatAllSitesHave() {
		List<MarkerNode> providers = MarkerTree.file(DATABASE).children();
		assertEquals("""
				probe process("/opt/db/bin/server").provider("db").mark("query__start")
				{
					printf("query__start arg1=%#x\\n", $arg1)
				}
				""", providers.get(1).children().get(1).probe());
		assertEquals("""
				probe process("/opt/db/bin/server").provider("db").mark("idle")
				{
					println("idle")
				}
				""", providers.get(1).children().get(0).probe());
		assertEquals("""
				probe process("/opt/db/bin/server").provider("cache").mark("hit%")
				{
					printf("hit%% arg2=%d\\n", $arg2)
				}
				""", providers.get(0).children().get(0).probe());
	}

	@Test
	void everyProbeParses() {
		for (MarkerNode provider : MarkerTree.file(DATABASE).children()) {
			for (MarkerNode marker : provider.children()) {
				assertEquals(List.of(), StpParserFacade.parse("probe.stp", marker.probe(), ParseContext.script()).errors());
			}
		}
	}

	@Test
	void aFileForAnotherMachineCannotBeArmed() {
		assertTrue(MarkerTree.file(DATABASE).armability().possible());
		MarkerNode old = MarkerTree.file(OLD);
		assertFalse(old.armability().possible());
		assertEquals("The file is built for 32-bit x86; the tracing agent enters 64-bit programs only, probes of the kernel read its markers.", old.children().get(0).children().get(0).armability().why());
	}

	@Test
	void wordsNarrowTheTreeWhereverTheyStandOnTheWay() {
		List<MarkerNode> tree = List.of(MarkerTree.process(4711, "server", List.of(DATABASE, OLD)));
		assertEquals("""
				server (4711) 2 files
				  /opt/db/bin/server 4 sites
				    db 2 markers
				      query__start (uint64_t) 2 sites, semaphore
				        $arg1 uint64_t in %rax
				""", print(MarkerFilter.narrow(tree, "query SERVER db"), ""));
		assertEquals(tree, MarkerFilter.narrow(tree, " "));
		assertEquals(List.of(), MarkerFilter.narrow(tree, "query nowhere"));
	}

	private static String print(List<MarkerNode> nodes, String indent) {
		StringBuilder text = new StringBuilder();
		for (MarkerNode node : nodes) {
			text.append(indent).append(node).append('\n').append(print(node.children(), indent + "  "));
		}
		return text.toString();
	}

	private static MarkerFile file(String path, int machine, Marker... markers) {
		return new MarkerFile(Path.of(path), "", machine, List.of(markers));
	}

	private static Marker marker(String provider, String name, long semaphore, String arguments) {
		return new Marker(provider, name, 0x1000, semaphore, MarkerArgument.parseAll(arguments));
	}
}
