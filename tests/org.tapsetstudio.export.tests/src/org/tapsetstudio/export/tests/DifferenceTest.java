package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.FunctionDifference;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ReportJson;
import org.tapsetstudio.export.TextDifference;
import org.tapsetstudio.export.importing.ImportFormat;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class DifferenceTest {
	private static final String BEFORE = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > main /old/a.py:1
			  20us > read /old/a.py:5
			  120us < read
			  120us > parse /old/a.py:9
			  170us < parse
			  210us < main
			""";
	/** In another folder, "main" on another line; "parse" is called twice, "read" gave way to "fetch". */
	private static final String AFTER = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > main /new/a.py:3
			  20us > fetch /new/a.py:5
			  50us < fetch
			  50us > parse /new/a.py:9
			  210us < parse
			  210us > parse
			  310us < parse
			  410us < main
			""";

	@TempDir
	Path folder;

	private CallTree tree(String name, String text) throws IOException {
		TextRecording.write(folder.resolve(name), text);
		return CallTreeBuilder.complete(Recording.open(folder.resolve(name)), Progress.NONE).snapshot(Grouping.MERGED);
	}

	private CallTreeDifference difference(boolean normalised) throws IOException {
		return CallTreeDifference.of(tree("before", BEFORE), tree("after", AFTER), normalised);
	}

	@Test
	void pathsOfTheSameNamesAreCompared() throws IOException {
		StringWriter out = new StringWriter();
		TextDifference.summary(difference(false), out);
		TextDifference.tree(difference(false), 0, out);
		assertEquals("""
				before 200.0 us, after 400.0 us, change +200.0 us (+100.0 %)
				   CHANGE       %    BEFORE     AFTER   CALLS  FUNCTION
				+200.0 us  +100.0  200.0 us  400.0 us       1  main /old/a.py:1
				+210.0 us  +105.0   50.0 us  260.0 us  1 -> 2    parse /old/a.py:9
				-100.0 us   -50.0  100.0 us      0 ns  1 -> 0    read /old/a.py:5  [removed]
				 +30.0 us   +15.0      0 ns   30.0 us  0 -> 1    fetch /new/a.py:5  [added]
				""", out.toString());
	}

	@Test
	void normalisedTheWholeStaysAndTheSharesChange() throws IOException {
		StringWriter out = new StringWriter();
		TextDifference.tree(difference(true), 0.2, out);
		assertEquals("""
				   CHANGE      %    BEFORE     AFTER   CALLS  FUNCTION
				     0 ns   +0.0  200.0 us  200.0 us       1  main /old/a.py:1
				-100.0 us  -50.0  100.0 us      0 ns  1 -> 0    read /old/a.py:5  [removed]
				 +80.0 us  +40.0   50.0 us  130.0 us  1 -> 2    parse /old/a.py:9
				""", out.toString());
	}

	@Test
	void functionsByTheChangeOfTheirOwnTime() throws IOException {
		StringWriter out = new StringWriter();
		CallTreeDifference difference = difference(false);
		TextDifference.top(difference, FunctionDifference.of(difference), 3, out);
		assertEquals("""
				SELF CHANGE       %   CALLS  FUNCTION
				  +210.0 us  +105.0  1 -> 2  parse /old/a.py:9
				  -100.0 us   -50.0  1 -> 0  read /old/a.py:5  [removed]
				   +60.0 us   +30.0       1  main /old/a.py:1
				""", out.toString());
	}

	@Test
	void withItselfNothingDiffers() throws IOException {
		CallTree tree = tree("same", BEFORE);
		CallTreeDifference difference = CallTreeDifference.of(tree, tree, false);
		assertEquals(tree.size(), difference.size());
		StringWriter out = new StringWriter();
		TextDifference.top(difference, FunctionDifference.of(difference), 0, out);
		assertEquals("No function was called more or less often, or took another time.\n", out.toString());
	}

	/** The same calls in another order, by another thread of another process that began later, are no difference. */
	@Test
	void neitherOrderNorThreadsNorClocksDiffer() throws IOException {
		CallTree before = tree("before", BEFORE);
		CallTree other = tree("other", """
				process 777 /usr/bin/python3 "python3 a.py"
				thread 777/779 worker
				  5000010us > main /old/a.py:1
				  5000050us > parse /old/a.py:9
				  5000100us < parse
				  5000100us > read /old/a.py:5
				  5000200us < read
				  5000210us < main
				""");
		CallTreeDifference difference = CallTreeDifference.of(before, other, false);
		StringWriter out = new StringWriter();
		TextDifference.top(difference, FunctionDifference.of(difference), 0, out);
		assertEquals("No function was called more or less often, or took another time.\n", out.toString());
		assertEquals(before.size(), difference.size());
	}

	/** A machine whose counter runs two and a half times as fast, as its calibrations say: the same calls are as long. */
	@Test
	void clocksOfTwoMachinesAreTold() throws IOException {
		try (RecordingWriter writer = new RecordingWriter(folder.resolve("fast"))) {
			ImageWriter image = writer.image(100, 1, "/usr/bin/python3", "python3 a.py");
			image.clock(250_000_000, 100_000_000, 0, 2_500_000_000L);
			int entry = image.site("python", "function__entry", new SlotSpec(4, 1, 0, 8));
			int leave = image.site("python", "function__return", new SlotSpec(4, 1, 0, 8));
			image.frame("/old/a.py", "main", "main", 1, null);
			image.frame("/old/a.py", "read", "read", 5, null);
			image.frame("/old/a.py", "parse", "parse", 9, null);
			StreamWriter stream = image.stream(100, 1, "main");
			int[][] events = { { 10, entry, 1 }, { 20, entry, 2 }, { 120, leave, 2 }, { 120, entry, 3 }, { 170, leave, 3 }, { 210, leave, 1 } };
			for (int[] event : events) {
				stream.event(2_500 * event[0], event[1], 0, event[2] | 0xFFFFFFFFL << 32);
			}
		}
		CallTree fast = CallTreeBuilder.complete(Recording.open(folder.resolve("fast")), Progress.NONE).snapshot(Grouping.MERGED);
		CallTreeDifference difference = CallTreeDifference.of(tree("before", BEFORE), fast, false);
		assertEquals(4, difference.size());
		StringWriter out = new StringWriter();
		TextDifference.summary(difference, out);
		TextDifference.top(difference, FunctionDifference.of(difference), 0, out);
		assertEquals("before 200.0 us, after 200.0 us, change 0 ns (+0.0 %)\nNo function was called more or less often, or took another time.\n", out.toString());
	}

	/** Another tool's file says nothing of providers: what it calls the same in a file of the same name is the same, and the output says so. */
	@Test
	void withWhatWasExportedAndImportedNothingDiffers() throws IOException {
		CallTree before = tree("before", BEFORE);
		Path file = Samples.export(folder.resolve("before"), ExportFormat.SPEEDSCOPE, folder.resolve("before.json"));
		ImportFormat.SPEEDSCOPE.read(file, folder.resolve("imported"), Progress.NONE).orElseThrow();
		CallTree imported = CallTreeBuilder.complete(Recording.open(folder.resolve("imported")), Progress.NONE).snapshot(Grouping.MERGED);
		for (CallTreeDifference difference : List.of(CallTreeDifference.of(before, imported, false), CallTreeDifference.of(imported, before, false))) {
			assertEquals(before.size(), difference.size());
			StringWriter out = new StringWriter();
			TextDifference.summary(difference, out);
			TextDifference.top(difference, FunctionDifference.of(difference), 0, out);
			assertEquals("""
					before 200.0 us, after 200.0 us, change 0 ns (+0.0 %)
					One of the two was imported: functions are the same where their names and files are, whatever their providers.
					No function was called more or less often, or took another time.
					""", out.toString());
		}
		assertFalse(CallTreeDifference.of(imported, imported, false).isByNameAlone());
	}

	/** What has another name has gone and come, with all that is called from there. */
	@Test
	void aRenamedFunctionIsRemovedAndAdded() throws IOException {
		StringWriter out = new StringWriter();
		TextDifference.tree(CallTreeDifference.of(tree("before", BEFORE), tree("renamed", BEFORE.replace("main", "run")), false), 0, out);
		assertEquals("""
				   CHANGE       %    BEFORE     AFTER   CALLS  FUNCTION
				-200.0 us  -100.0  200.0 us      0 ns  1 -> 0  main /old/a.py:1  [removed]
				-100.0 us   -50.0  100.0 us      0 ns  1 -> 0    read /old/a.py:5  [removed]
				 -50.0 us   -25.0   50.0 us      0 ns  1 -> 0    parse /old/a.py:9  [removed]
				+200.0 us  +100.0      0 ns  200.0 us  0 -> 1  run /old/a.py:1  [added]
				+100.0 us   +50.0      0 ns  100.0 us  0 -> 1    read /old/a.py:5  [added]
				 +50.0 us   +25.0      0 ns   50.0 us  0 -> 1    parse /old/a.py:9  [added]
				""", out.toString());
	}

	@Test
	void withoutCallsAllIsAddedOrRemoved() throws IOException {
		CallTree nothing = tree("nothing", "process 100 /usr/bin/python3 \"python3 a.py\"\nthread 100/100 main\n");
		CallTree something = tree("something", BEFORE);
		for (boolean normalised : new boolean[] { false, true }) {
			assertEquals(something.size(), CallTreeDifference.of(nothing, something, normalised).size());
			assertEquals(something.size(), CallTreeDifference.of(something, nothing, normalised).size());
			CallTreeDifference difference = CallTreeDifference.of(nothing, nothing, normalised);
			assertEquals(1, difference.size());
			StringWriter out = new StringWriter();
			TextDifference.summary(difference, out);
			TextDifference.tree(difference, 0, out);
			assertTrue(!out.toString().contains("NaN") && !out.toString().contains("Infinity"), out.toString());
		}
		StringWriter out = new StringWriter();
		TextDifference.summary(CallTreeDifference.of(nothing, something, false), out);
		assertEquals("before 0 ns, after 200.0 us, change +200.0 us (new)\n", out.toString());
	}

	@Test
	void json() throws IOException {
		StringWriter out = new StringWriter();
		CallTreeDifference difference = difference(false);
		ReportJson.difference(difference, FunctionDifference.of(difference), out);
		JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
		assertEquals(200_000, json.get("before").getAsLong());
		assertEquals(4, json.getAsJsonArray("paths").size());
		assertEquals(0, json.getAsJsonArray("paths").get(1).getAsJsonObject().get("parent").getAsInt());
		assertTrue(json.getAsJsonArray("functions").get(1).getAsJsonObject().toString().contains("\"presence\":\"removed\""));
	}
}
