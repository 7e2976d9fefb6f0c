package org.tapsetstudio.export.internal.importing;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;

/** Speedscope's own format: evented and sampled profiles, a thread each. The frames may stand before or behind the profiles, so the file is read twice. */
public final class SpeedscopeReader implements ImportReader {
	@Override
	public boolean knows(FileHead head) {
		return head.text().startsWith("{") && head.text().contains("speedscope.app/file-format-schema.json");
	}

	@Override
	public ImportSummary read(Path file, Path folder, Progress progress) throws IOException {
		try {
			List<CallWriter.Callee> frames = new ArrayList<>();
			each(file, "shared", progress, json -> frames(JsonParser.parseReader(json).getAsJsonObject(), frames));
			try (CallWriter out = new CallWriter(folder, 0)) {
				int[] number = { 0 };
				each(file, "profiles", progress, json -> {
					json.beginArray();
					while (!progress.isCancelled() && json.hasNext()) {
						profile(JsonParser.parseReader(json).getAsJsonObject(), frames, ++number[0], out);
					}
				});
				return out.summary();
			}
		} catch (MalformedJsonException | JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException | NumberFormatException e) {
			throw new ImportException(file + " is not as speedscope's format is: " + Texts.firstLine(e), e);
		} catch (EOFException e) {
			throw new ImportException(file + " ends too early.", e);
		}
	}

	private interface Reading {
		void read(JsonReader json) throws IOException;
	}

	private static void each(Path file, String wanted, Progress progress, Reading reading) throws IOException {
		try (BufferedReader text = Texts.open(file, StandardCharsets.UTF_8); JsonReader json = new JsonReader(text)) {
			json.beginObject();
			while (!progress.isCancelled() && json.hasNext()) {
				if (json.nextName().equals(wanted)) {
					reading.read(json);
					return;
				}
				json.skipValue();
			}
		}
		if (!progress.isCancelled()) {
			throw new ImportException(file + " has no \"" + wanted + "\".");
		}
	}

	private static void frames(JsonObject shared, List<CallWriter.Callee> frames) throws ImportException {
		for (JsonElement element : required(shared, "frames").getAsJsonArray()) {
			JsonObject frame = element.getAsJsonObject();
			frames.add(new CallWriter.Callee(text(frame, "name"), text(frame, "file"), frame.has("line") && frame.get("line").isJsonPrimitive() ? Math.max(0, frame.get("line").getAsInt()) : 0));
		}
	}

	private static JsonElement required(JsonObject object, String name) throws ImportException {
		JsonElement value = object.get(name);
		if (value == null) {
			throw new ImportException("Something has no \"" + name + "\" that must have one.");
		}
		return value;
	}

	private static String text(JsonObject object, String name) {
		return object.has(name) && object.get(name).isJsonPrimitive() ? object.get(name).getAsString() : "";
	}

	private static void profile(JsonObject profile, List<CallWriter.Callee> frames, int number, CallWriter out) throws IOException {
		double scale = scale(text(profile, "unit"), out);
		String name = text(profile, "name");
		if (text(profile, "type").equals("evented")) {
			evented(profile, frames, scale, out.thread(1, "speedscope", number, name));
		} else if (text(profile, "type").equals("sampled")) {
			sampled(profile, frames, scale, new StackWriter(out.thread(1, "speedscope", number, name)));
			out.note("Of sampled profiles, the number of calls is not known.");
		} else {
			throw new ImportException("Profile " + number + " is neither evented nor sampled.");
		}
	}

	private static double scale(String unit, CallWriter out) {
		return switch (unit) {
		case "nanoseconds" -> 1;
		case "microseconds" -> 1e3;
		case "milliseconds" -> 1e6;
		case "seconds" -> 1e9;
		default -> {
			out.note("The unit \"" + unit + "\" is no time; each counts as a nanosecond.");
			yield 1;
		}
		};
	}

	private static CallWriter.Callee frame(List<CallWriter.Callee> frames, JsonElement number) throws ImportException {
		int index = number.getAsInt();
		if (index < 0 || index >= frames.size()) {
			throw new ImportException("There is no frame " + index + "; there are " + frames.size() + ".");
		}
		return frames.get(index);
	}

	private static void evented(JsonObject profile, List<CallWriter.Callee> frames, double scale, CallWriter.Thread thread) throws IOException {
		long last = 0;
		for (JsonElement element : required(profile, "events").getAsJsonArray()) {
			JsonObject event = element.getAsJsonObject();
			last = nanos(required(event, "at").getAsDouble(), scale);
			if (text(event, "type").equals("O")) {
				thread.open(frame(frames, required(event, "frame")), last);
			} else {
				thread.close(last);
			}
		}
		thread.end(Math.max(last, profile.has("endValue") ? nanos(profile.get("endValue").getAsDouble(), scale) : 0));
	}

	private static void sampled(JsonObject profile, List<CallWriter.Callee> frames, double scale, StackWriter stacks) throws IOException {
		JsonArray samples = required(profile, "samples").getAsJsonArray();
		JsonArray weights = required(profile, "weights").getAsJsonArray();
		if (samples.size() != weights.size()) {
			throw new ImportException("There must be a weight for each sample.");
		}
		for (int i = 0; i < samples.size(); i++) {
			List<CallWriter.Callee> stack = new ArrayList<>();
			for (JsonElement number : samples.get(i).getAsJsonArray()) {
				stack.add(frame(frames, number));
			}
			stacks.add(stack, nanos(weights.get(i).getAsDouble(), scale));
		}
		stacks.end();
	}

	private static long nanos(double value, double scale) {
		return Double.isFinite(value) ? Math.round(Math.clamp(value * scale, 0, 4e18)) : 0;
	}
}
