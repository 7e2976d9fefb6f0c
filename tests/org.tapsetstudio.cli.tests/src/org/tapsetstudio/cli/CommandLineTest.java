package org.tapsetstudio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.recording.testing.TextRecording;

import com.google.gson.JsonParser;

/** The verbs as a user types them, on real programs. */
class CommandLineTest {
	private static final String PYTHON = "/usr/bin/python3";

	@TempDir
	Path folder;

	record Run(int status, String output, String errors) {
	}

	static Run tapset(String... arguments) {
		PrintStream out = System.out;
		PrintStream err = System.err;
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		try {
			System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
			System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
			int status = Main.run(arguments);
			System.out.flush();
			return new Run(status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
		} finally {
			System.setOut(out);
			System.setErr(err);
		}
	}

	private String skull() throws Exception {
		return Files.writeString(folder.resolve("☠.py"), "def bone(n):\n    return n + 1\n\nfor i in range(100):\n    bone(i)\n").toString();
	}

	@Test
	void aScriptWithoutTargetPrints() {
		assertEquals(new Run(0, "hello\n", ""), tapset("run", "-e", "probe begin { println(\"hello\") exit() }"));
	}

	@Test
	void aMinusIsTheStandardInput() {
		InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream("probe begin { println($1) exit() }".getBytes(StandardCharsets.UTF_8)));
			assertEquals(new Run(0, "7\n", ""), tapset("run", "-", "7"));
		} finally {
			System.setIn(before);
		}
	}

	@Test
	void namesOfDefinitionsAreChecked() {
		for (String wrong : List.of("9x=3", "x-y=3", "x=a;b", "x="))
			assertTrue(tapset("run", "-p1", "-D", wrong, "-e", "probe begin { println(5) }").errors.startsWith("tapset run: -D " + wrong + ": "), wrong);
		assertEquals(new Run(0, "5\n", ""), tapset("run", "-DMAXACTION=900", "-D", "x", "-D_y=-3", "-e", "probe begin { println(5) exit() }"));
		assertTrue(tapset("run", "-p2", "-G", "9x=1", "-e", "probe begin { println(5) }").errors.startsWith("tapset run: -G 9x=1: \"9x\" is not a name"));
		Run unknown = tapset("run", "-G", "nope=1", "-e", "probe begin { println(5) exit() }");
		assertEquals(0, unknown.status);
		assertTrue(unknown.errors.contains("warning: option -G: there is no global \"nope\""), unknown.errors);
	}

	@Test
	void passesAreFive() {
		assertEquals(new Run(0, "5\n", ""), tapset("run", "-p5", "-e", "probe begin { println(5) exit() }"));
		assertEquals(new Run(0, "", ""), tapset("run", "-p4", "-e", "probe begin { println(5) exit() }"));
		Run wrong = tapset("run", "-p6", "-e", "probe begin { println(5) exit() }");
		assertEquals(2, wrong.status);
		assertTrue(wrong.errors.startsWith("tapset run: -p takes the number of a pass, 1 to 5\n"), wrong.errors);
	}

	@Test
	void anErrorNamesFileLineAndColumn() {
		Run run = tapset("run", "-e", "probe begin {\n  x = nothere(1)\n}");
		assertEquals(1, run.status);
		assertTrue(run.errors.startsWith("<input>:2:7: error: "), run.errors);
	}

	@Test
	void badUsageIsTwo() {
		assertEquals(2, tapset("run").status);
		assertEquals(2, tapset("run", "--no-such-option").status);
		assertEquals(2, tapset("report", "x", "--min-percent", "200").status);
	}

	@Test
	void badUsageIsSaidInFewLines() {
		Run wrong = tapset("reprot", "x");
		assertEquals(2, wrong.status);
		assertTrue(wrong.errors.startsWith("tapset: there is no verb 'reprot'\nDid you mean: "), wrong.errors);
		assertTrue(wrong.errors.contains("tapset report"), wrong.errors);
		Run missing = tapset("record", "--", "true");
		assertTrue(missing.errors.startsWith("tapset record: Missing required option: '-o=DIR'\nUsage: tapset record "), missing.errors);
		assertTrue(missing.errors.endsWith("'tapset record --help' says more, with examples.\n"), missing.errors);
	}

	@Test
	void aFolderOfOtherThingsIsNoRecording() throws Exception {
		Files.writeString(folder.resolve("notes.txt"), "no recording");
		Run report = tapset("report", folder.toString(), "--tree");
		assertEquals(1, report.status);
		assertEquals("tapset: " + folder + ": This folder is no recording: nothing in it was written by a session.\n", report.errors);
	}

	@Test
	void aSessionThatCannotBeginLeavesItsFolderFree() {
		Path recording = folder.resolve("a.taprec");
		Run none = tapset("record", "-o", recording.toString(), "--preset", "python", "--", "./no-such-program");
		assertEquals(3, none.status, none.errors);
		assertFalse(Files.exists(recording));
		Run nowhere = tapset("record", "-o", folder.resolve("none/a.taprec").toString(), "--preset", "python", "--", "true");
		assertEquals("tapset: The recording's folder " + folder + "/none/a.taprec cannot be made: there is no such file or folder\n", nowhere.errors);
	}

	@Test
	void markersOfAScriptAreThoseOfWhatRunsIt() throws Exception {
		Path script = Files.writeString(folder.resolve("tool"), "#!/usr/bin/env python3\nprint()\n");
		Run run = tapset("markers", script.toString());
		assertEquals(3, run.status);
		assertTrue(run.errors.contains(", but a script for /usr/bin/env python3. Name the program that runs in the end"), run.errors);
	}

	@Test
	void aQuestionWithoutAnswerIsAnsweredInWords() throws Exception {
		Path recording = folder.resolve("a.taprec");
		TextRecording.write(recording, "process 1 /usr/bin/python3.11 \"python3\"\nthread 1/1\n 10us > main a.py:1\n 30us < main\n");
		Run report = tapset("report", recording.toString(), "--callers", "nothere");
		assertTrue(report.errors.startsWith("tapset: no function of the recording fits 'nothere'."), report.errors);
		Run same = tapset("diff", recording.toString(), recording.toString());
		assertTrue(same.output.endsWith("\nNo function was called more or less often, or took another time.\n"), same.output);
		Run wrong = tapset("export", recording.toString(), "-f", "xml");
		assertTrue(wrong.errors.contains("'xml' is none of archive, chrome, csv, "), wrong.errors);
		Run unwritable = tapset("report", recording.toString(), "--html", folder.resolve("none/a.html").toString());
		assertEquals("tapset: cannot write " + folder + "/none/a.html: there is no such file or folder\n", unwritable.errors);
	}

	@Test
	void theOldestEventsMakeRoomForNewOnes() throws Exception {
		String recording = folder.resolve("newest.taprec").toString();
		Run record = tapset("record", "-o", recording, "--overflow", "overwrite:1", "--preset", "python", "--", PYTHON, "-c", "def f(n): return n\nfor i in range(100000): f(i)");
		assertEquals(0, record.status, record.errors);
		assertTrue(record.errors.matches("(?s).*\\) were lost (before|between the start and) [0-9.]+ s.*"), record.errors);
		Run counted = tapset("run", "--replay", recording, "-e", "global n probe python.function.entry { n++ } probe end { println(n > 10000 && n < 90000) }");
		assertEquals("1\n", counted.output, counted.errors);
		Run wrong = tapset("record", "-o", folder.resolve("x").toString(), "--overflow", "overwrite:none", "--preset", "python", "--", PYTHON);
		assertEquals(2, wrong.status);
		assertTrue(wrong.errors.contains("'none' is no whole number of MiB"), wrong.errors);
	}

	@Test
	void aScriptThatIsWaitedForMissesNothing() {
		Run blocked = tapset("record", "-o", folder.resolve("x").toString(), "--overflow", "block", "--preset", "python", "--", PYTHON, "-c", "pass");
		assertEquals(3, blocked.status, blocked.errors);
		assertTrue(blocked.errors.contains("block holds the program back until a script has handled its events, and here none runs"), blocked.errors);
		Run run = tapset("run", "--overflow", "block:1", "-e", "global n probe python.function.entry { if (funcname == \"f\") n++ } probe end { println(n) }", "-c",
				PYTHON + " -c 'def f(n): return n\nfor i in range(200000): f(i)'");
		assertEquals("200000\n", run.output, run.errors);
	}

	@Test
	void aTargetThatCannotBeTracedIsThree() {
		Run missing = tapset("run", "-e", "probe python.function.entry { }", "-c", "no-such-program-anywhere");
		assertEquals(3, missing.status, missing.errors);
		assertTrue(missing.errors.contains("no-such-program-anywhere"), missing.errors);
		Run none = tapset("run", "-e", "probe python.function.entry { }");
		assertEquals(3, none.status, none.errors);
		assertTrue(none.errors.contains("-c COMMAND"), none.errors);
	}

	@Test
	void aRecordingTellsTheScriptsNameInEveryReport() throws Exception {
		String recording = folder.resolve("a.taprec").toString();
		Run record = tapset("record", "-o", recording, "--preset", "python", "--", PYTHON, skull());
		assertEquals(0, record.status, record.errors);
		assertTrue(record.errors.contains(" 0 lost"), record.errors);
		assertTrue(tapset("report", recording, "--tree").output.contains("☠.py:1"));
		assertTrue(tapset("report", recording, "--top", "--limit", "0").output.matches("(?s).* 100 +\\S+ \\S+ +\\S+ \\S+ +bone \\S*☠.py:1\\n.*"));
		String json = tapset("report", recording, "--tree", "--json").output;
		assertNotNull(JsonParser.parseString(json));
		assertTrue(json.contains("☠.py"), json);
		Path flame = folder.resolve("flame.svg");
		Path timeline = folder.resolve("timeline.svg");
		assertEquals(0, tapset("report", recording, "--flame", flame.toString(), "--timeline", timeline.toString()).status);
		for (Path picture : List.of(flame, timeline)) {
			DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
		}
		assertTrue(Files.readString(flame).contains("☠.py"));
		assertTrue(Files.readString(folder.resolve("a.taprec/recording.tap")).contains("☠.py"));
		Run again = tapset("record", "-o", recording, "--preset", "python", "--", PYTHON, "-c", "pass");
		assertEquals(1, again.status);
		assertTrue(again.errors.contains("already"), again.errors);
	}

	@Test
	void theCallHierarchyIsTheSameLiveAndReplayed() throws Exception {
		String recording = folder.resolve("b.taprec").toString();
		String script = Path.of("../../examples/call-hierarchy.stp").toString();
		Run live = tapset("run", "--record", recording, script, "-c", PYTHON + " '" + skull() + "'");
		assertEquals(0, live.status, live.errors);
		assertEquals(100, live.output.lines().filter(line -> line.matches(" *\\d+ python3\\(\\d+\\): +-> bone \\S*☠.py:1")).count());
		Run replayed = tapset("run", "--replay", recording, script);
		assertEquals(live.output, replayed.output);
	}

	@Test
	void theTopOfFunctionsRefreshesEachSecond() throws Exception {
		Path program = Files.writeString(folder.resolve("busy.py"),
				"import time\ndef tick(): pass\nend = time.monotonic() + 2.5\nwhile time.monotonic() < end:\n    tick()\n    time.sleep(0.001)\n");
		Run run = tapset("run", Path.of("../../examples/python-top.stp").toString(), "plain", "-c", PYTHON + " " + program);
		assertEquals(0, run.status, run.errors);
		assertTrue(run.output.lines().filter(line -> line.matches(" +PID FILENAME +LINE FUNCTION +CALLS")).count() >= 3, run.output);
		assertTrue(run.output.lines().anyMatch(line -> line.matches(" *\\d+ \\S*busy.py +2 tick +\\d+")), run.output);
	}

	@Test
	void theResultsAreThereAsData() throws Exception {
		Path results = folder.resolve("results.json");
		String script = "global calls, line probe python.function.entry { calls[funcname]++  line <<< lineno } probe end { print(@hist_log(line)) foreach (f in calls) n += calls[f]  println(n) }";
		Run run = tapset("run", "--json-results", results.toString(), "-e", script, "-c", PYTHON + " -S -c '(lambda: 0)()'");
		assertEquals(0, run.status, run.errors);
		var tables = JsonParser.parseString(Files.readString(results)).getAsJsonObject().getAsJsonArray("tables");
		assertEquals("[[\"<module>\",1],[\"<lambda>\",1]]", tables.get(0).getAsJsonObject().get("rows").toString());
		assertEquals("{\"title\":\"funcname\",\"type\":\"text\",\"key\":true}", tables.get(0).getAsJsonObject().getAsJsonArray("columns").get(0).toString());
		assertEquals("[[{\"low\":1,\"high\":1,\"count\":2}]]", tables.get(1).getAsJsonObject().get("histograms").toString());
	}

	@Test
	void markersOfAProgramAndOfSomethingElse() throws Exception {
		Run python = tapset("markers", PYTHON);
		assertEquals(0, python.status, python.errors);
		assertTrue(python.output.contains("python:function__return("), python.output);
		assertTrue(python.output.contains("The tracing agent arms 8 of 8 sites by a jump, in programs that you start or attach to (-x).\n  Kernel probes "), python.output);
		assertTrue(python.output.contains("function__entry($arg1:uint64_t, $arg2:uint64_t, $arg3:int32_t) guarded   [hardly ever reached"), python.output);
		String json = tapset("markers", PYTHON, "--json").output;
		assertTrue(JsonParser.parseString(json).isJsonArray());
		assertTrue(json.contains("\"arming\": \"jump\"") && json.contains("\"byKernel\": \"Kernel probes "), json);
		Run text = tapset("markers", skull());
		assertEquals(3, text.status);
		assertTrue(text.errors.contains("☠.py"), text.errors);
	}

	@Test
	void markersOfWhatHasNone() throws Exception {
		Run shell = tapset("markers", "/bin/sh");
		assertTrue(shell.output.contains("It has no static markers; its functions can be probed, as in process("), shell.output);
		Process sleeping = new ProcessBuilder("/bin/sleep", "1000").start();
		try {
			Run process = tapset("markers", Long.toString(sleeping.pid()));
			assertEquals(0, process.status);
			assertEquals("", process.output);
			assertTrue(process.errors.contains("files that process " + sleeping.pid() + " has mapped has static markers"), process.errors);
		} finally {
			sleeping.destroyForcibly();
		}
	}

	@Test
	void theDoctorTraces() {
		Run run = tapset("doctor");
		assertEquals(0, run.status, run.output);
		assertTrue(run.output.contains("entries and returns seen: 100 100"), run.output);
	}

	@Test
	void everyVerbShowsExamples() {
		for (String verb : List.of("run", "record", "report", "diff", "export", "import", "markers", "doctor", "test-script")) {
			Run run = tapset(verb, "--help");
			assertEquals(0, run.status);
			assertTrue(run.output.contains("Examples:") && run.output.contains("tapset " + verb), run.output);
		}
	}

	@Test
	void diffFailsPastTheThresholdOnly() throws Exception {
		Path before = folder.resolve("before.taprec");
		Path after = folder.resolve("after.taprec");
		for (int i = 0; i < 2; i++) {
			String program = "def work():\n  for i in range(" + (i == 0 ? 0 : 10_000_000) + "): pass\nwork()";
			assertEquals(0, tapset("record", "-o", (i == 0 ? before : after).toString(), "--preset", "python", "--", PYTHON, "-S", "-c", program).status);
		}
		assertEquals(0, tapset("diff", before.toString(), before.toString(), "--threshold", "0").status);
		Run slower = tapset("diff", before.toString(), after.toString(), "--threshold", "5");
		assertEquals(1, slower.status, slower.errors);
		assertTrue(slower.errors.contains("work <string>:1 takes "), slower.errors);
		assertEquals(2, tapset("diff", before.toString(), after.toString(), "--threshold", "-1").status);
		assertEquals(1, tapset("diff", before.toString(), folder.resolve("missing.taprec").toString()).status);
	}

	@Test
	void whatIsMissingInARecordingIsToldWithItsNumbers() throws Exception {
		Path lossy = folder.resolve("lossy.taprec");
		TextRecording.write(lossy, "process 1 /usr/bin/python3.11 \"python3\"\nthread 1/1\n 10us > main a.py:1\n 20us lost 12\n 30us < main\n");
		String gaps = "lossy.taprec: events that could not be stored: 12.";
		for (List<String> arguments : List.of(List.of("report", "--top"), List.of("diff", lossy.toString()), List.of("export", "-f", "csv"))) {
			Run run = tapset(Stream.concat(arguments.stream(), Stream.of(lossy.toString())).toArray(String[]::new));
			assertEquals(0, run.status, run.errors);
			assertTrue(run.errors.contains(gaps), run.errors);
		}
	}

	@Test
	void whatIsExportedIsImportedAndAnArchiveIsARecording() throws Exception {
		Path recording = folder.resolve("shared.taprec");
		assertEquals(0, tapset("record", "-o", recording.toString(), "--preset", "python", "--", PYTHON, "-S", "-c", "def work(): pass\nfor i in range(50): work()").status);
		Path archive = folder.resolve("shared.taprec.zip");
		assertEquals(0, tapset("export", recording.toString(), "-f", "archive", "-o", archive.toString()).status);
		assertEquals(tapset("report", recording.toString(), "--top").output, tapset("report", archive.toString(), "--top").output);
		String script = "probe python.function.entry { n[funcname]++ } global n";
		assertEquals(tapset("run", "--replay", recording.toString(), "-e", script).output, tapset("run", "--replay", archive.toString(), "-e", script).output);
		Path trace = folder.resolve("shared.ctf");
		assertEquals(2, tapset("export", recording.toString(), "-f", "ctf").status, "a folder needs a name");
		assertEquals(0, tapset("export", recording.toString(), "-f", "ctf", "-o", trace.toString()).status);
		Path back = folder.resolve("back.taprec");
		Run imported = tapset("import", trace.toString(), "-o", back.toString());
		assertEquals(0, imported.status, imported.errors);
		assertTrue(tapset("report", back.toString(), "--callers", "work").output.matches("(?s).* 50  work <string>:1\n.* 50    <module> .*"));
		assertEquals(2, tapset("import", trace.toString(), "-o", back.toString()).status, "it exists");
		assertEquals(1, tapset("import", skull(), "-o", folder.resolve("no.taprec").toString()).status);
		byte[] bytes = Files.readAllBytes(archive);
		Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
		Run refused = tapset("import", cut.toString(), "-o", folder.resolve("cut.taprec").toString());
		assertEquals(1, refused.status);
		assertTrue(refused.errors.contains("is damaged") && !Files.exists(folder.resolve("cut.taprec")), refused.errors);
	}

	@Test
	void aDamagedIndexIsToldOnceAndMadeAnew() throws Exception {
		Path recording = folder.resolve("index.taprec");
		assertEquals(0, tapset("record", "-o", recording.toString(), "--preset", "python", "--", PYTHON, "-S", "-c", "def work(): pass\nfor i in range(50): work()").status);
		String durations = tapset("report", recording.toString(), "--durations", "work").output;
		Path spans;
		try (Stream<Path> files = Files.list(recording.resolve("index"))) {
			spans = files.filter(file -> file.toString().endsWith(".spans")).findFirst().orElseThrow();
		}
		byte[] bytes = Files.readAllBytes(spans);
		Arrays.fill(bytes, (byte) 0x55);
		Files.write(spans, bytes);
		Run told = tapset("report", recording.toString(), "--durations", "work");
		assertEquals(1, told.status);
		assertTrue(told.errors.matches("tapset: The index of the recording is damaged: .*\\. It is made anew when the recording is opened again\\.\n"), told.errors);
		assertEquals(durations, tapset("report", recording.toString(), "--durations", "work").output);
	}

	@Test
	void reportsOfSingleCallsTakeFilters() throws Exception {
		String recording = folder.resolve("filtered.taprec").toString();
		assertEquals(0, tapset("record", "-o", recording, "--preset", "python", "--", PYTHON, "-S", "-c", "def work(): pass\ndef main():\n  for i in range(50): work()\nmain()").status);
		assertEquals(2, tapset("report", recording, "--time", "yesterday", "--tree").status);
		assertEquals(2, tapset("report", recording, "--min-duration", "long", "--tree").status);
		assertTrue(tapset("report", recording, "--tree", "--inside", "main").output.matches("(?s)[^\n]*\n[^\n]* 1  main <string>:2\n[^\n]* 50    work <string>:1\n"));
		Run byFile = tapset("report", recording, "--tree", "--inside", "@pom.xml"); // there is such a file: its text must not become arguments
		assertEquals("0 TOTAL  %  SELF  CALLS  FUNCTION", byFile.status + " " + byFile.output.strip());
		assertTrue(byFile.errors.startsWith("tapset: no call of the recording is what was asked for."), byFile.errors);
		for (List<String> none : List.of(List.of("--thread", "MainThread"), List.of("--time", "100s - 101s"))) {
			Run empty = tapset("report", recording, "--tree", none.get(0), none.get(1));
			assertTrue(empty.errors.matches("tapset: [^\\n]* Its events are at [0-9.]+ m?s - [0-9.]+ m?s since the start, in these threads, as the system names them: (\\d+)/\\1 python3\\. [^\\n]*\\n"), empty.errors);
			String span = empty.errors.replaceFirst("(?s).* at (.*) since.*", "$1");
			assertTrue(tapset("report", recording, "--tree", "--thread", "python3", "--time", span).output.matches("(?s).* 50 +work <string>:1\n.*"), span);
		}
		Run single = tapset("report", recording, "--percentiles", "--inside", "main");
		assertTrue(single.status == 2 && single.errors.contains("--inside and --without change the call tree"), single.errors);
		Run whole = tapset("report", recording, "--findings", "--thread", "python3", "--time", "0s - 1s");
		assertTrue(whole.status == 2 && whole.errors.contains("leave --time, --thread out"), whole.errors);
		assertEquals(50, JsonParser.parseString(tapset("report", recording, "--durations", "work", "--json").output).getAsJsonObject().get("calls").getAsInt());
		assertEquals(3, JsonParser.parseString(tapset("report", recording, "--search", "work", "--limit", "3", "--json").output).getAsJsonArray().size());
		for (String option : List.of("--percentiles", "--rates", "--activities", "--states")) {
			assertTrue(JsonParser.parseString(tapset("report", recording, option, "--json").output).isJsonArray(), option);
			assertEquals(0, tapset("report", recording, option).status, option);
		}
	}

	@Test
	void exportWritesEachFormat() throws Exception {
		Path recording = folder.resolve("small.taprec");
		assertEquals(0, tapset("record", "-o", recording.toString(), "--preset", "python", "--", PYTHON, "-S", "-c", "def work(): pass\nwork()").status);
		assertTrue(tapset("export", recording.toString(), "--format", "csv").output.contains(",python,work,<string>,1,"));
		// A picture leaves out what is too narrow to be seen; what is compressed is known by its first bytes.
		Map<String, String> signs = Map.of("svg", "&lt;module&gt;", "archive", "PK", "png", "PNG", "pprof", "\u001f\u008b");
		for (String format : List.of("archive", "chrome", "firefox", "folded", "html", "perfetto", "png", "pprof", "speedscope", "svg")) {
			Path file = folder.resolve("out." + format);
			assertEquals(0, tapset("export", recording.toString(), "-f", format, "-o", file.toString()).status);
			assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).contains(signs.getOrDefault(format, "work")), format);
		}
		assertEquals(2, tapset("export", recording.toString(), "--format", "unknown").status);
		Run unwritable = tapset("export", recording.toString(), "--format", "csv", "-o", folder.resolve("no/such/folder.csv").toString());
		assertEquals(1, unwritable.status);
		assertTrue(unwritable.errors.contains("cannot write"), unwritable.errors);
	}
}
