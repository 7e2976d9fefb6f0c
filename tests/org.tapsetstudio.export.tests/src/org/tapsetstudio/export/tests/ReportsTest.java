package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.FlameLayout;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.export.Durations;
import org.tapsetstudio.export.FlamePicture;
import org.tapsetstudio.export.ReportJson;
import org.tapsetstudio.export.SvgPicture;
import org.tapsetstudio.export.TextCallTree;
import org.tapsetstudio.export.TextStatistics;
import org.tapsetstudio.export.TextTop;
import org.tapsetstudio.export.TimelinePicture;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class ReportsTest {
	private static final String RECORDING = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > <module> \u2620.py:1
			  20us > Shop.sell shop&co.py:5
			  1520us < sell unwound
			  1530us > gen a.py:9
			  1540us < gen yield
			  1550us > gen resume
			  1560us < gen
			  2010us < <module>
			""";

	@TempDir
	Path folder;

	private CallTreeBuilder build(String text) throws IOException {
		TextRecording.write(folder, text.replace("< sell", "< Shop.sell"));
		return CallTreeBuilder.complete(Recording.open(folder), Progress.NONE);
	}

	@Test
	void printsACallTree() throws IOException {
		StringBuilder out = new StringBuilder();
		new TextCallTree().print(build(RECORDING).snapshot(Grouping.MERGED), out);
		assertEquals("""
				  TOTAL      %      SELF  CALLS  FUNCTION
				2.00 ms  100.0  480.0 us      1  <module> \u2620.py:1
				1.50 ms   75.0   1.50 ms      1    Shop.sell shop&co.py:5  [1 unwound]
				20.0 us    1.0   20.0 us      2    gen a.py:9  [1 resumed]
				""", out.toString());
	}

	@Test
	void leavesOutWhatIsSmallOrDeep() throws IOException {
		CallTree tree = build(RECORDING).snapshot(Grouping.MERGED);
		StringBuilder large = new StringBuilder();
		new TextCallTree(0.1, 10).print(tree, large);
		assertFalse(large.toString().contains("gen"));
		StringBuilder shallow = new StringBuilder();
		new TextCallTree(0, 1).print(tree, shallow);
		assertEquals(2, shallow.toString().lines().count());
	}

	@Test
	void printsHotFunctions() throws IOException {
		StringBuilder out = new StringBuilder();
		TextTop.print(HotFunctions.of(build(RECORDING).snapshot(Grouping.MERGED)), 2, out);
		assertEquals("""
				    SELF     %    TOTAL  CALLS      MIN      MAX  FUNCTION
				 1.50 ms  75.0  1.50 ms      1  1.50 ms  1.50 ms  Shop.sell shop&co.py:5
				480.0 us  24.0  2.00 ms      1  2.00 ms  2.00 ms  <module> \u2620.py:1
				""", out.toString());
	}

	@Test
	void functionsWithoutAWholeCallHaveNoShortestOne() throws IOException {
		StringBuilder out = new StringBuilder();
		TextTop.print(HotFunctions.of(build("process 100 /bin/a\nthread 100/100 main\n10us > main\n20us > f\n30us < f\n").snapshot(Grouping.MERGED)), 0, out);
		assertEquals("""
				   SELF     %    TOTAL  CALLS      MIN      MAX  FUNCTION
				10.0 us  50.0  10.0 us      1  10.0 us  10.0 us  f a.py:1
				10.0 us  50.0  20.0 us      1                    main a.py:1
				""", out.toString());
	}

	@Test
	void whatOnlyWaitsStandsApart() throws IOException {
		CallTree tree = build("""
				process 100 /usr/bin/java
				marker hotspot method__entry int string int string
				marker hotspot method__return int string int string
				thread 100/100 main
				  10us hotspot:method__entry 1 Main 0 run
				  20us hotspot:method__entry 1 java/lang/Object 0 wait0
				  920us hotspot:method__return 1 java/lang/Object 0 wait0
				  1010us hotspot:method__return 1 Main 0 run
				""").snapshot(Grouping.MERGED);
		StringBuilder out = new StringBuilder();
		TextTop.print(HotFunctions.of(tree), 0, out);
		new TextCallTree().print(tree, out);
		assertEquals("""
				    SELF      %   WAITING     TOTAL  CALLS       MIN       MAX  FUNCTION
				100.0 us  100.0             1.00 ms      1   1.00 ms   1.00 ms  Main.run
				    0 ns    0.0  900.0 us  900.0 us      1  900.0 us  900.0 us  java.lang.Object.wait0
				   TOTAL      %      SELF   WAITING  CALLS  FUNCTION
				 1.00 ms  100.0  100.0 us                1  Main.run
				900.0 us   90.0      0 ns  900.0 us      1    java.lang.Object.wait0
				""", out.toString());
		StringWriter json = new StringWriter();
		ReportJson.top(HotFunctions.of(tree), json);
		var rows = JsonParser.parseString(json.toString()).getAsJsonArray();
		assertFalse(rows.get(0).getAsJsonObject().has("waiting"));
		assertEquals(900_000, rows.get(1).getAsJsonObject().get("waiting").getAsLong());
		assertEquals(0, rows.get(1).getAsJsonObject().get("self").getAsLong());
	}

	@Test
	void printsStatistics() throws IOException {
		StringBuilder out = new StringBuilder();
		TextStatistics.print(build(RECORDING).statistics(), out);
		assertEquals("""
				2.00 ms  from first to last event
				      1  process images
				      1  threads
				      8  events
				      4  calls and markers
				      3  functions
				      3  call paths
				      2  calls open at once at most
				""", out.toString());
	}

	@Test
	void writesJson() throws IOException {
		CallTreeBuilder builder = build(RECORDING);
		StringWriter tree = new StringWriter();
		ReportJson.tree(builder.snapshot(Grouping.MERGED), tree);
		JsonObject module = JsonParser.parseString(tree.toString()).getAsJsonObject().getAsJsonArray("children").get(0).getAsJsonObject();
		assertEquals("<module>", module.get("function").getAsString());
		assertEquals("\u2620.py", module.get("file").getAsString());
		assertEquals(2_000_000, module.get("total").getAsLong());
		assertEquals("sell", module.getAsJsonArray("children").get(0).getAsJsonObject().get("function").getAsString());
		StringWriter top = new StringWriter();
		ReportJson.top(HotFunctions.of(builder.snapshot(Grouping.MERGED)), top);
		assertEquals(3, JsonParser.parseString(top.toString()).getAsJsonArray().size());
		StringWriter statistics = new StringWriter();
		ReportJson.statistics(builder.statistics(), statistics);
		assertEquals(8, JsonParser.parseString(statistics.toString()).getAsJsonObject().get("events").getAsLong());
	}

	@Test
	void drawsAFlameGraph() throws Exception {
		StringBuilder out = new StringBuilder();
		FlamePicture.draw(build(RECORDING).snapshot(Grouping.MERGED), FlameLayout.Weight.TIME, "a <title> & more", new SvgPicture(out));
		Document svg = parse(out);
		NodeList titles = svg.getElementsByTagName("title");
		assertEquals("a <title> & more", titles.item(0).getTextContent());
		assertEquals("all\n2.00 ms total, 0 ns self, 0 calls, 100.0 %", titles.item(1).getTextContent());
		assertEquals("<module> \u2620.py:1\n2.00 ms total, 480.0 us self, 1 call, 100.0 %", titles.item(2).getTextContent());
		assertEquals("Shop.sell shop&co.py:5\n1.50 ms total, 1.50 ms self, 1 call, 75.0 %", titles.item(3).getTextContent());
		assertEquals(4, svg.getElementsByTagName("rect").getLength());
	}

	@Test
	void drawsATimeline() throws Exception {
		StringBuilder out = new StringBuilder();
		Recording recording = build(RECORDING).pairing().recording();
		TimelinePicture.draw(TimelineRows.of(Indexes.openOrBuild(recording, Progress.NONE), recording.clock()), new TimeRange(0, 2_010_000), "timeline", new SvgPicture(out));
		Document svg = parse(out);
		assertEquals("main 100/100", svg.getElementsByTagName("text").item(2).getTextContent());
		assertEquals("Shop.sell shop&co.py:5\n1.50 ms from 20.0 us, unwound", svg.getElementsByTagName("title").item(2).getTextContent());
		assertEquals(4, svg.getElementsByTagName("rect").getLength());
	}

	@Test
	void picturesWithoutCallsSayWhatIsMissing() throws Exception {
		StringBuilder out = new StringBuilder();
		FlamePicture.draw(build("process 100 /bin/a a\n").snapshot(Grouping.MERGED), FlameLayout.Weight.TIME, "empty", new SvgPicture(out));
		assertTrue(parse(out).getElementsByTagName("text").item(1).getTextContent().startsWith("No calls were recorded"));
	}

	@Test
	void namesCannotBreakAPictureOrATerminal() throws Exception {
		CallTree tree = build("process 100 /usr/bin/python3 x\nthread 100/100\n 10us > \u0001]]><x\u001b[31m\uFFFE a.py:1\n 20us < \u0001]]><x\u001b[31m\uFFFE\n").snapshot(Grouping.MERGED);
		StringBuilder svg = new StringBuilder();
		FlamePicture.draw(tree, FlameLayout.Weight.TIME, "odd", new SvgPicture(svg));
		parse(svg);
		StringBuilder text = new StringBuilder();
		new TextCallTree().print(tree, text);
		assertFalse(text.toString().contains("\u001b"));
	}

	@Test
	void formatsDurations() {
		assertEquals("0 ns, 999 ns, 1.00 us, 12.3 us, 999.9 us, 1.00 ms, 1.00 s, 3600.0 s", String.join(", ", Durations.format(0), Durations.format(999), Durations.format(1_000),
				Durations.format(12_345), Durations.format(999_900), Durations.format(999_960), Durations.format(999_960_000), Durations.format(3_600_000_000_000L)));
	}

	private static Document parse(CharSequence svg) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg.toString())));
	}
}
