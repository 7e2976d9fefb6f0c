package org.tapsetstudio.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

import com.google.gson.stream.JsonWriter;

/** The format of speedscope (www.speedscope.app): an evented profile for each thread that has calls. Markers without duration have no place in it and are left out. */
public final class SpeedscopeJson {
	private SpeedscopeJson() {
	}

	/**
	 * Writes the calls of all threads.
	 *
	 * @param pairing updated and finished
	 * @param name of the recording
	 * @param out flushed, not closed
	 */
	public static void write(CallPairing pairing, String name, Writer out, Progress progress) throws IOException {
		JsonWriter json = new JsonWriter(out);
		json.beginObject().name("$schema").value("https://www.speedscope.app/file-format-schema.json");
		json.name("name").value(name).name("exporter").value("Tapset Studio").name("shared").beginObject();
		frames(json, pairing.functions());
		json.endObject().name("profiles").beginArray();
		int done = 0;
		for (Lane lane : pairing.lanes()) {
			if (progress.isCancelled()) {
				break;
			}
			profile(json, lane, pairing.recording().clock());
			progress.done((double) ++done / pairing.lanes().size());
		}
		json.endArray().endObject();
		json.flush();
	}

	private static void frames(JsonWriter json, FunctionTable functions) throws IOException {
		json.name("frames").beginArray();
		for (int i = 0; i < functions.count(); i++) {
			Function function = functions.get(i);
			json.beginObject().name("name").value(Labels.clean(function.name()));
			if (!function.file().isEmpty()) {
				json.name("file").value(function.file());
			}
			if (function.line() > 0) {
				json.name("line").value(function.line());
			}
			json.endObject();
		}
		json.endArray();
	}

	private static void profile(JsonWriter json, Lane lane, Clock clock) throws IOException {
		if (lane.firstTicks() < 0) {
			return;
		}
		json.beginObject().name("type").value("evented").name("name").value(Labels.clean(lane.stream().comm() + " " + lane)).name("unit").value("nanoseconds");
		json.name("startValue").value(Math.max(0, clock.toNanos(lane.firstTicks()))).name("endValue").value(Math.max(0, clock.toNanos(lane.lastTicks())));
		json.name("events").beginArray();
		try {
			BalancedCalls.visit(lane, clock, new Events(json));
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		json.endArray().endObject();
	}

	private record Events(JsonWriter json) implements BalancedCalls.Visitor {
		@Override
		public void open(int function, long nanos) {
			event("O", function, nanos);
		}

		@Override
		public void close(int function, long nanos) {
			event("C", function, nanos);
		}

		@Override
		public void instant(int function, long nanos) {
		}

		private void event(String type, int function, long nanos) {
			try {
				json.beginObject().name("type").value(type).name("frame").value(function).name("at").value(nanos).endObject();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
