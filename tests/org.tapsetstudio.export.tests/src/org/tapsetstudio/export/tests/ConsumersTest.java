package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.recording.testing.TextRecording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.UnknownFieldSet;

/** What was exported is read by the tools that it is for, where they are installed, and otherwise by the rules of the format. */
class ConsumersTest {
	@TempDir
	Path folder;

	private Path recording;

	@BeforeEach
	void record() {
		recording = Samples.record(folder.resolve("a.taprec"));
	}

	@Test
	void babeltraceReadsCtf() throws IOException, InterruptedException {
		Path trace = Samples.export(recording, ExportFormat.CTF, folder.resolve("ctf"));
		assumeTrue(Samples.run("babeltrace2", "--version") != null, "babeltrace2 is not installed");
		List<String> lines = Samples.run("babeltrace2", "--clock-seconds", "--no-delta", trace.toString()).lines().toList();
		assertEquals(15, lines.size(), () -> String.join("\n", lines));
		assertTrue(lines.get(0).startsWith("[0.000010000] python:function__entry:"), lines.get(0));
		assertTrue(lines.get(0).contains("frame1_file = \"a.py\", frame1_function = \"main\", frame1_qualified_name = \"main\", frame1_first_line = 1"), lines.get(0));
		String app = lines.stream().filter(line -> line.contains("app:event")).findFirst().orElseThrow();
		assertTrue(app.contains("arg1 = 42, arg2 = \"hello <world> & \u2620\""), app);
		assertTrue(lines.stream().anyMatch(line -> line.contains("flags = 0x2")), "unwound");
	}

	@Test
	void babeltraceTellsOfLosses() throws IOException, InterruptedException {
		TextRecording.write(folder.resolve("lossy"), "process 1 /bin/a\nthread 1/1 main\n10us > f\n20us lost 7\n30us < f\n");
		Path trace = Samples.export(folder.resolve("lossy"), ExportFormat.CTF, folder.resolve("ctf"));
		assumeTrue(Samples.run("babeltrace2", "--version") != null, "babeltrace2 is not installed");
		Process process = new ProcessBuilder("babeltrace2", trace.toString()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertTrue(output.contains("discarded 7 events"), output);
	}

	@Test
	void goToolPprofReadsPprof() throws IOException, InterruptedException {
		Path profile = Samples.export(recording, ExportFormat.PPROF, folder.resolve("a.pb.gz"));
		assumeTrue(Samples.run("go", "version") != null, "go is not installed");
		String top = Samples.run("go", "tool", "pprof", "-top", "-unit=us", "-nodefraction=0", profile.toString());
		assertTrue(top.contains("Type: time"), top);
		assertTrue(top.replaceAll(" +", " ").contains("\n 74us 34.42% 34.42% 75us 34.88% work\n"), top);
		String calls = Samples.run("go", "tool", "pprof", "-top", "-sample_index=calls", "-nodefraction=0", profile.toString());
		assertTrue(calls.replaceAll(" +", " ").matches("(?s).*\n 3 \\S+ \\S+ 4 \\S+ Parser.parse\n.*"), calls);
	}

	@Test
	void goToolPprofShowsNamesInAngleBrackets() throws IOException, InterruptedException {
		assumeTrue(Samples.run("go", "version") != null, "go is not installed");
		TextRecording.write(folder.resolve("module"), "process 1 /usr/bin/python3\nthread 1/1 main\n10us > <module> a.py:1\n20us > <lambda> a.py:2\n30us < <lambda>\n50us < <module>\n");
		Path profile = Samples.export(folder.resolve("module"), ExportFormat.PPROF, folder.resolve("module.pb.gz"));
		String top = Samples.run("go", "tool", "pprof", "-top", "-unit=us", "-nodefraction=0", profile.toString()).replaceAll(" +", " ");
		assertTrue(top.contains(" 30us 75.00% 75.00% 40us 100% <module>\n") && top.contains(" 10us 25.00% 100% 10us 25.00% <lambda>\n"), top);
	}

	/** By the rules of track events: every packet is of the sequence, slices nest within their track, and each name is interned before it is used. */
	@Test
	void perfettoPacketsNest() throws IOException {
		byte[] bytes = Files.readAllBytes(Samples.export(recording, ExportFormat.PERFETTO, folder.resolve("a.pftrace")));
		Map<Long, String> names = new HashMap<>();
		Map<Long, String> tracks = new HashMap<>();
		Map<Long, Deque<String>> open = new TreeMap<>();
		StringBuilder text = new StringBuilder();
		for (var trace : UnknownFieldSet.parseFrom(bytes).getField(1).getLengthDelimitedList()) {
			UnknownFieldSet packet = UnknownFieldSet.parseFrom(trace);
			assertEquals(1, number(packet, 10));
			for (var data : packet.getField(12).getLengthDelimitedList()) {
				for (var name : UnknownFieldSet.parseFrom(data).getField(2).getLengthDelimitedList()) {
					UnknownFieldSet entry = UnknownFieldSet.parseFrom(name);
					names.put(number(entry, 1), entry.getField(2).getLengthDelimitedList().get(0).toStringUtf8());
				}
			}
			for (var descriptor : packet.getField(60).getLengthDelimitedList()) {
				UnknownFieldSet track = UnknownFieldSet.parseFrom(descriptor);
				for (var thread : track.getField(4).getLengthDelimitedList()) {
					UnknownFieldSet of = UnknownFieldSet.parseFrom(thread);
					assertTrue(tracks.containsKey(number(track, 5)), "the process comes first");
					tracks.put(number(track, 1), number(of, 1) + "/" + number(of, 2));
				}
				tracks.putIfAbsent(number(track, 1), "process");
			}
			for (var content : packet.getField(11).getLengthDelimitedList()) {
				UnknownFieldSet event = UnknownFieldSet.parseFrom(content);
				Deque<String> stack = open.computeIfAbsent(number(event, 11), t -> new ArrayDeque<>());
				String time = tracks.get(number(event, 11)) + " " + number(packet, 8) / 1000 + " ";
				switch ((int) number(event, 9)) {
				case 1 -> {
					text.append(time).append("> ").append(names.get(number(event, 10))).append('\n');
					stack.push(names.get(number(event, 10)));
				}
				case 2 -> text.append(time).append("< ").append(stack.pop()).append('\n');
				default -> text.append(time).append("* ").append(names.get(number(event, 10))).append('\n');
				}
			}
		}
		assertTrue(open.values().stream().allMatch(Deque::isEmpty));
		assertTrue(text.toString().startsWith("""
				100/100 10 > main
				100/100 20 > Parser.parse
				100/100 25 * app:event
				100/100 30 > Parser.parse
				100/100 40 < Parser.parse
				"""), text::toString);
		assertTrue(text.toString().contains("200/200 50 > run\n200/200 80 < run\n"), text::toString);
	}

	private static long number(UnknownFieldSet message, int field) {
		return message.getField(field).getVarintList().get(0);
	}

	/** By the rules of the processed format: tables are as long as they say, every index leads somewhere, prefixes come first, and the weights are the self times. */
	@Test
	void firefoxTablesFitTogether() throws IOException {
		JsonObject profile = JsonParser.parseString(Files.readString(Samples.export(recording, ExportFormat.FIREFOX, folder.resolve("a.json")))).getAsJsonObject();
		assertEquals(3, profile.getAsJsonArray("threads").size());
		int categories = profile.getAsJsonObject("meta").getAsJsonArray("categories").size();
		Map<String, Double> self = new TreeMap<>();
		profile.getAsJsonArray("threads").forEach(element -> {
			JsonObject thread = element.getAsJsonObject();
			for (String table : new String[] { "samples", "markers", "stackTable", "frameTable", "funcTable", "resourceTable", "nativeSymbols" }) {
				JsonObject columns = thread.getAsJsonObject(table);
				columns.entrySet().stream().filter(e -> e.getValue().isJsonArray())
						.forEach(e -> assertEquals(columns.get("length").getAsInt(), e.getValue().getAsJsonArray().size(), table + "." + e.getKey()));
			}
			JsonArray prefixes = thread.getAsJsonObject("stackTable").getAsJsonArray("prefix");
			for (int i = 0; i < prefixes.size(); i++) {
				assertTrue(prefixes.get(i).isJsonNull() || prefixes.get(i).getAsInt() < i);
				assertTrue(thread.getAsJsonObject("stackTable").getAsJsonArray("category").get(i).getAsInt() < categories);
			}
			JsonObject samples = thread.getAsJsonObject("samples");
			for (int i = 0; i < samples.get("length").getAsInt(); i++) {
				int frame = thread.getAsJsonObject("stackTable").getAsJsonArray("frame").get(samples.getAsJsonArray("stack").get(i).getAsInt()).getAsInt();
				int function = thread.getAsJsonObject("frameTable").getAsJsonArray("func").get(frame).getAsInt();
				int name = thread.getAsJsonObject("funcTable").getAsJsonArray("name").get(function).getAsInt();
				self.merge(thread.getAsJsonArray("stringArray").get(name).getAsString(), samples.getAsJsonArray("weight").get(i).getAsDouble(), Double::sum);
			}
		});
		assertEquals(0.074, self.get("work"), 1e-9);
		assertEquals(0.041, self.get("Parser.parse"), 1e-9);
	}

	/** The wire format that both Protocol Buffers' own library and ours read in the same way. */
	@Test
	void numbersOnTheWire() throws IOException {
		for (long value : new long[] { 0, 1, 127, 128, 300, Integer.MAX_VALUE, Long.MAX_VALUE, -1 }) {
			java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
			new org.tapsetstudio.export.internal.ProtoWriter().number(3, value).fixed64(4, value).packed(5, value, value).text(6, "\u2620").writeTo(out);
			UnknownFieldSet read = UnknownFieldSet.parseFrom(out.toByteArray());
			assertEquals(value, number(read, 3));
			assertEquals(value, read.getField(4).getFixed64List().get(0));
			assertEquals("\u2620", read.getField(6).getLengthDelimitedList().get(0).toStringUtf8());
			var ours = new org.tapsetstudio.export.internal.ProtoReader(ByteBuffer.wrap(out.toByteArray()));
			assertTrue(ours.next());
			assertEquals(value, ours.number());
			assertTrue(ours.next() && ours.next());
			var packed = ours.message();
			assertEquals(value, packed.packed());
		}
	}
}
