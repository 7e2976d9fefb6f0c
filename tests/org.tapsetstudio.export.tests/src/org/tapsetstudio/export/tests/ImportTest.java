package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.export.importing.ImportSummary;

/** What other tools write, by the rules of their formats. */
class ImportTest {
	@TempDir
	Path folder;

	private ImportSummary summary;

	private String tree(String name, String text) throws IOException {
		Path file = Files.writeString(folder.resolve(name), text);
		Path target = folder.resolve(name + ".taprec");
		summary = ImportFormat.of(file).orElseThrow().read(file, target, Progress.NONE).orElseThrow();
		return Samples.tree(target, Grouping.THREAD).replaceAll("(?m)^.*FUNCTION\n", "").replaceAll("(?m)^( *\\S+ \\S+) +\\S+ +(\\S+ \\S+) +(\\d+) {2}", "$1, $2, $3: ").replaceAll("(?m)^ +", "");
	}

	@Test
	void chromeInAnyOrderWithWholeEventsAndWithoutAnEnd() throws IOException {
		assertEquals("""
				50.0 us, 0 ns, 0: main 7/8
				50.0 us, 20.0 us, 1:   outer
				30.0 us, 20.0 us, 1:     inner
				10.0 us, 10.0 us, 1:       leaf
				""", tree("a.json", """
				[{"ph":"X","name":"leaf","pid":7,"tid":8,"ts":1030,"dur":10},
				{"ph":"X","name":"inner","pid":7,"tid":8,"ts":1010,"dur":30},
				{"ph":"M","name":"thread_name","pid":7,"tid":8,"args":{"name":"main"}},
				{"ph":"C","name":"counter","pid":7,"ts":1,"args":{"a":1}},
				{"ph":"E","pid":7,"tid":8,"ts":1050},
				{"ph":"B","name":"outer","pid":7,"tid":8,"ts":1000},
				{"ph":"B","na"""));
		assertEquals("3 call", summary.number() + " " + summary.unit());
		assertTrue(summary.notes().toString().contains("1 event of kind \"C\""), summary.notes()::toString);
		assertTrue(summary.notes().toString().contains("ends in the middle"), summary.notes()::toString);
	}

	@Test
	void chromeWithNamesForThreadsAndAsynchronousEvents() throws IOException {
		String tree = tree("b.json", """
				{"traceEvents":[
				{"ph":"b","cat":"net","id":"0x1","name":"request","pid":"browser","tid":"io","ts":0},
				{"ph":"e","cat":"net","id":"0x1","name":"request","pid":"browser","tid":"io","ts":5.5},
				{"ph":"i","s":"g","name":"click","pid":"browser","tid":"io","ts":3}]}""");
		assertTrue(tree.contains("5.50 us, 5.50 us, 1:   request"), tree);
		assertTrue(tree.contains("imported:click"), tree);
	}

	@Test
	void speedscopeSampled() throws IOException {
		assertEquals("""
				6.00 ms, 0 ns, 0: samples 1/1
				6.00 ms, 1.00 ms, 1:   a x.c:3
				5.00 ms, 5.00 ms, 1:     b
				""", tree("c.json", """
				{"$schema":"https://www.speedscope.app/file-format-schema.json",
				"profiles":[{"type":"sampled","name":"samples","unit":"milliseconds","startValue":0,"endValue":6,"samples":[[0,1],[0,1],[0]],"weights":[2,3,1]}],
				"shared":{"frames":[{"name":"a","file":"x.c","line":3},{"name":"b"}]}}"""));
	}

	@Test
	void foldedWithTwoNumbersTakesTheSecond() throws IOException {
		String tree = tree("d.folded", "main;work here;leaf 10 2000\nmain;work here 5 1000\n");
		assertTrue(tree.contains("3.00 us, 1.00 us, 1:     work here\n"), tree);
	}

	/** As the classic call hierarchy script prints it: the time starts again at each outermost call. */
	@Test
	void outputOfThreadIndent() throws IOException {
		assertEquals("""
				31.0 us, 1.00 us, 0: python3 11/11
				30.0 us, 15.0 us, 2:   main in a.py:1
				15.0 us, 15.0 us, 1:     work in a.py:7
				""".replace(" in ", " "), tree("e.txt", """
				Tracing. Press Ctrl-C to stop.
				     0 python3(11): => main in a.py:1
				     5 python3(11):  => work in a.py:7
				    20 python3(11):  <= work in a.py:9
				    21 python3(11): <= main in a.py:2
				     0 python3(11): => main in a.py:1
				     9 python3(11): <= main in a.py:2
				""").replace("30.0 us, 0 ns, 0", "31.0 us, 1.00 us, 0"));
		assertEquals(java.util.List.of("Left out: 1 line of another form."), summary.notes());
	}

	@Test
	void uftrace() throws IOException, InterruptedException {
		Path program = Files.writeString(folder.resolve("t.c"), """
				int leaf(int n) { return n * 2; }
				int mid(int n) { int sum = 0; for (int i = 0; i < n; i++) sum += leaf(i); return sum; }
				int main(void) { return mid(3) + leaf(2) & 0; }
				""");
		Path data = folder.resolve("data");
		assumeTrue(Samples.run("uftrace", "--version") != null && Samples.run("gcc", "--version") != null, "uftrace or gcc is not installed");
		Samples.run("gcc", "-pg", "-O0", "-o", folder.resolve("t").toString(), program.toString());
		Samples.run("uftrace", "record", "-d", data.toString(), folder.resolve("t").toString());
		assertEquals(ImportFormat.UFTRACE, ImportFormat.of(data).orElseThrow());
		Path target = folder.resolve("u.taprec");
		ImportFormat.UFTRACE.read(data, target, Progress.NONE).orElseThrow();
		String tree = Samples.tree(target, Grouping.MERGED).replaceAll("(?m)^.*?(\\d+) {2}( *\\S+)$", "$1$2");
		assertTrue(tree.contains("1main\n1  mid\n3    leaf\n1  leaf\n"), tree);
		// The whole of it as uftrace itself exports it gives the same calls.
		Path json = Files.writeString(folder.resolve("u.json"), Samples.run("uftrace", "dump", "-d", data.toString(), "--chrome"));
		ImportFormat.of(json).orElseThrow().read(json, folder.resolve("j.taprec"), Progress.NONE).orElseThrow();
		assertTrue(Samples.tree(folder.resolve("j.taprec"), Grouping.MERGED).replaceAll("(?m)^.*?(\\d+) {2}( *\\S+)$", "$1$2").contains("1main\n1  mid\n3    leaf\n1  leaf\n"));
	}

	@Test
	void ctfOfOthersIsRefusedWithASentence() throws IOException {
		Path trace = Files.createDirectory(folder.resolve("lttng"));
		Files.writeString(trace.resolve("metadata"), "/* CTF 1.8 */\ntrace { major = 1; };\nenv { tracer_name = \"lttng-ust\"; };\n");
		ImportException e = assertThrows(ImportException.class, () -> ImportFormat.CTF.read(trace, folder.resolve("x"), Progress.NONE));
		assertTrue(e.getMessage().contains("another tracer"), e.getMessage());
	}
}
