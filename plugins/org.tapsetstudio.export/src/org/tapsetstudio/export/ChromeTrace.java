package org.tapsetstudio.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

import com.google.gson.stream.JsonWriter;

/** The trace events of Chrome, which chrome://tracing, Perfetto and many others read: B and E for calls, i for markers without duration, names of processes and threads. */
public final class ChromeTrace {
	private ChromeTrace() {
	}

	/**
	 * Writes the calls and markers of all threads.
	 *
	 * @param pairing updated and finished
	 * @param out flushed, not closed
	 */
	public static void write(CallPairing pairing, Writer out, Progress progress) throws IOException {
		JsonWriter json = new JsonWriter(out);
		json.beginObject().name("displayTimeUnit").value("ns").name("traceEvents").beginArray();
		int done = 0;
		for (Lane lane : pairing.lanes()) {
			if (progress.isCancelled()) {
				break;
			}
			out.append('\n');
			name(json, lane, "process_name", lane.image().comm());
			name(json, lane, "thread_name", lane.stream().comm());
			events(json, lane, pairing.recording().clock(), pairing.functions());
			progress.done((double) ++done / pairing.lanes().size());
		}
		json.endArray().endObject();
		json.flush();
	}

	private static void name(JsonWriter json, Lane lane, String what, String name) throws IOException {
		begin(json, lane, "M").name("name").value(what).name("args").beginObject().name("name").value(Labels.clean(name)).endObject().endObject();
	}

	private static JsonWriter begin(JsonWriter json, Lane lane, String phase) throws IOException {
		return json.beginObject().name("ph").value(phase).name("pid").value(lane.stream().pid()).name("tid").value(lane.stream().tid());
	}

	private static void events(JsonWriter json, Lane lane, Clock clock, FunctionTable functions) throws IOException {
		try {
			BalancedCalls.visit(lane, clock, new Events(json, lane, functions));
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private record Events(JsonWriter json, Lane lane, FunctionTable functions) implements BalancedCalls.Visitor {
		@Override
		public void open(int function, long nanos) {
			event("B", function, nanos);
		}

		@Override
		public void close(int function, long nanos) {
			event("E", function, nanos);
		}

		@Override
		public void instant(int function, long nanos) {
			event("i", function, nanos);
		}

		private void event(String phase, int id, long nanos) {
			try {
				begin(json, lane, phase).name("ts").value(BigDecimal.valueOf(nanos, 3));
				if (!phase.equals("E")) {
					Function function = functions.get(id);
					json.name("name").value(Labels.clean(function.name())).name("cat").value(function.provider());
					if (phase.equals("i")) {
						json.name("s").value("t");
					} else if (!function.file().isEmpty()) {
						json.name("args").beginObject().name("file").value(function.file()).name("line").value(function.line()).endObject();
					}
				}
				json.endObject();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
