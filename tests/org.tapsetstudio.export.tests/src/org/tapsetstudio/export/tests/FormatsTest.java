package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.ChromeTrace;
import org.tapsetstudio.export.FoldedStacks;
import org.tapsetstudio.export.SpansCsv;
import org.tapsetstudio.export.SpeedscopeJson;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.testing.TextRecording;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Two threads: one ends in mid-call, one starts in mid-call. */
class FormatsTest {
	private static final String RECORDING = """
			process 100 /usr/bin/python3 "python3 a.py"
			thread 100/100 main
			  10us > main a.py:1
			  20us > f;g a,b.py:5
			  30us < f;g
			  50us > f;g
			  55us > q"q a.py:9
			thread 100/107 worker
			  15us < inner a.py:20
			  25us < outer a.py:30
			  35us > f;g a,b.py:5
			  36us < f;g
			""";

	@TempDir
	Path folder;

	private CallTreeBuilder builder;

	@BeforeEach
	void record() throws IOException {
		TextRecording.write(folder, RECORDING);
		builder = CallTreeBuilder.complete(Recording.open(folder), Progress.NONE);
	}

	@Test
	void folded() throws IOException {
		StringWriter out = new StringWriter();
		FoldedStacks.write(builder.snapshot(Grouping.MERGED), out);
		assertEquals("""
				main a.py:1 30000
				main a.py:1;f,g a,b.py:5 15000
				outer a.py:30 10000
				f,g a,b.py:5 1000
				""", out.toString());
	}

	@Test
	void csv() throws IOException {
		StringWriter out = new StringWriter();
		SpansCsv.write(builder.pairing(), out, Progress.NONE);
		assertEquals("""
				process,pid,tid,depth,provider,function,file,line,start_ns,duration_ns
				python3,100,100,1,python,f;g,"a,b.py",5,20000,10000
				python3,100,100,2,python,"q""q",a.py,9,55000,0
				python3,100,100,1,python,f;g,"a,b.py",5,50000,5000
				python3,100,100,0,python,main,a.py,1,10000,45000
				python3,100,107,1,python,inner,a.py,20,15000,0
				python3,100,107,0,python,outer,a.py,30,15000,10000
				python3,100,107,0,python,f;g,"a,b.py",5,35000,1000
				""", out.toString());
	}

	@Test
	void chrome() throws IOException {
		StringWriter out = new StringWriter();
		ChromeTrace.write(builder.pairing(), out, Progress.NONE);
		StringBuilder text = new StringBuilder();
		for (JsonElement element : JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("traceEvents")) {
			JsonObject event = element.getAsJsonObject();
			text.append(event.get("tid")).append(' ').append(event.get("ph").getAsString()).append(' ');
			text.append(event.has("ts") ? event.get("ts") + " " : "").append(event.has("name") ? event.get("name").getAsString() : "").append('\n');
		}
		assertEquals("""
				100 M process_name
				100 M thread_name
				100 B 10.000 main
				100 B 20.000 f;g
				100 E 30.000\s
				100 B 50.000 f;g
				100 B 55.000 q"q
				100 E 55.000\s
				100 E 55.000\s
				100 E 55.000\s
				107 M process_name
				107 M thread_name
				107 B 15.000 outer
				107 B 15.000 inner
				107 E 15.000\s
				107 E 25.000\s
				107 B 35.000 f;g
				107 E 36.000\s
				""", text.toString());
	}

	/** The rules of the format: times never decrease, each close is of the frame that was opened last, nothing stays open, all lies within the profile. */
	@Test
	void speedscope() throws IOException {
		StringWriter out = new StringWriter();
		SpeedscopeJson.write(builder.pairing(), "a.taprec", out, Progress.NONE);
		JsonObject file = JsonParser.parseString(out.toString()).getAsJsonObject();
		assertEquals("https://www.speedscope.app/file-format-schema.json", file.get("$schema").getAsString());
		var frames = file.getAsJsonObject("shared").getAsJsonArray("frames");
		StringBuilder text = new StringBuilder();
		for (JsonElement element : file.getAsJsonArray("profiles")) {
			JsonObject profile = element.getAsJsonObject();
			text.append(profile.get("name").getAsString()).append(' ').append(profile.get("startValue")).append(' ').append(profile.get("endValue")).append('\n');
			Deque<Integer> open = new ArrayDeque<>();
			long latest = profile.get("startValue").getAsLong();
			for (JsonElement one : profile.getAsJsonArray("events")) {
				JsonObject event = one.getAsJsonObject();
				int frame = event.get("frame").getAsInt();
				assertEquals(latest = Math.max(latest, event.get("at").getAsLong()), event.get("at").getAsLong());
				if (event.get("type").getAsString().equals("O")) {
					text.append(" ".repeat(open.size())).append(frames.get(frame).getAsJsonObject().get("name").getAsString()).append('\n');
					open.push(frame);
				} else {
					assertEquals(open.pop(), frame);
				}
			}
			assertEquals(0, open.size());
			assertEquals(latest, Math.min(latest, profile.get("endValue").getAsLong()));
		}
		assertEquals("""
				main 100/100 10000 55000
				main
				 f;g
				 f;g
				  q"q
				worker 100/107 15000 55000
				outer
				 inner
				f;g
				""", text.toString());
	}
}
