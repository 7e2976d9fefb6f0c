package org.tapsetstudio.export.internal.importing;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/** Trace events of Chrome: an object with {@code traceEvents}, or an array, which may lack its end. */
public final class ChromeReader implements ImportReader {
	@Override
	public boolean knows(FileHead head) {
		String text = head.text();
		return text.startsWith("{") && text.contains("\"traceEvents\"") || text.startsWith("[") && (text.contains("\"ph\"") || text.replaceAll("\\s", "").equals("[]"));
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		ChromeEvents events = new ChromeEvents();
		try (BufferedReader text = Texts.open(file, StandardCharsets.UTF_8); JsonReader json = new JsonReader(text)) {
			json.setStrictness(Strictness.LENIENT);
			if (!find(json)) {
				throw new ImportException(file + " has no traceEvents.");
			}
			array(json, events, progress);
		} catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
			throw new ImportException(file + " is not JSON as Chrome's trace events are: " + Texts.firstLine(e), e);
		} catch (EOFException e) {
			throw new ImportException(file + " ends too early.", e);
		}
		try (CallWriter out = new CallWriter(folder, 0)) {
			events.write(out, progress);
			return out.summary();
		}
	}

	/** Goes to the array of events. Nothing behind it matters. */
	private static boolean find(JsonReader json) throws IOException {
		if (json.peek() == JsonToken.BEGIN_ARRAY) {
			return true;
		}
		json.beginObject();
		while (json.hasNext()) {
			if (json.nextName().equals("traceEvents")) {
				return true;
			}
			json.skipValue();
		}
		return false;
	}

	/** What a program that was killed wrote has no end: what is whole counts. */
	private static void array(JsonReader json, ChromeEvents events, Progress progress) throws IOException {
		json.beginArray();
		try {
			while (!progress.isCancelled() && json.hasNext()) {
				if (json.peek() == JsonToken.BEGIN_OBJECT) {
					event(json, events);
				} else {
					json.skipValue();
				}
			}
		} catch (EOFException e) {
			events.cutOff();
		} catch (MalformedJsonException e) {
			if (!e.getMessage().startsWith("Unterminated")) {
				throw e;
			}
			events.cutOff();
		}
	}

	private static void event(JsonReader json, ChromeEvents events) throws IOException {
		ChromeEvents.Raw raw = new ChromeEvents.Raw();
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
			case "ph" -> raw.phase = string(json);
			case "name" -> raw.name = string(json);
			case "cat" -> raw.category = string(json);
			case "pid" -> raw.pid = string(json);
			case "tid" -> raw.tid = string(json);
			case "id" -> raw.id = string(json);
			case "ts" -> raw.nanos = nanos(json);
			case "dur" -> raw.duration = nanos(json);
			case "args" -> arguments(json, raw);
			default -> json.skipValue();
			}
		}
		json.endObject();
		events.add(raw);
	}

	private static void arguments(JsonReader json, ChromeEvents.Raw raw) throws IOException {
		if (json.peek() != JsonToken.BEGIN_OBJECT) {
			json.skipValue();
			return;
		}
		json.beginObject();
		while (json.hasNext()) {
			switch (json.nextName()) {
			case "name" -> raw.newName = string(json);
			case "file" -> raw.file = string(json);
			case "line" -> raw.line = (int) Math.clamp(number(json), 0, Integer.MAX_VALUE);
			default -> json.skipValue();
			}
		}
		json.endObject();
	}

	private static String string(JsonReader json) throws IOException {
		JsonToken next = json.peek();
		if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
			return json.nextString();
		}
		json.skipValue();
		return "";
	}

	private static double number(JsonReader json) throws IOException {
		JsonToken next = json.peek();
		if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
			double value = json.nextDouble();
			return Double.isFinite(value) ? value : 0;
		}
		json.skipValue();
		return 0;
	}

	/** From microseconds; to the picosecond, if a double holds it. */
	private static long nanos(JsonReader json) throws IOException {
		return Math.round(Math.clamp(1000 * number(json), -4e18, 4e18));
	}
}
