package org.tapsetstudio.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

import com.google.gson.stream.JsonWriter;

/**
 * The processed format of the Firefox Profiler (profiler.firefox.com), version 48, which newer versions of it read: for each thread the stacks as a sample of exactly the time that each lasted,
 * and markers without duration. Times are milliseconds.
 */
public final class FirefoxProfile {
	private static final int VERSION = 48;
	private static final int GECKO_VERSION = 28;

	private FirefoxProfile() {
	}

	/**
	 * Writes the calls and markers of all threads.
	 *
	 * @param pairing updated and finished
	 * @param name of the recording
	 * @param out flushed, not closed
	 */
	public static void write(CallPairing pairing, String name, Writer out, Progress progress) throws IOException {
		JsonWriter json = new JsonWriter(out);
		Clock clock = pairing.recording().clock();
		json.beginObject().name("meta").beginObject();
		json.name("interval").value(1).name("startTime").value(clock.toWall(clock.startTicks()) / 1_000_000).name("processType").value(0).name("product").value(Labels.clean(name));
		json.name("stackwalk").value(1).name("debug").value(0).name("version").value(GECKO_VERSION).name("preprocessedProfileVersion").value(VERSION).name("symbolicated").value(true);
		json.name("importedFrom").value("Tapset Studio").name("markerSchema").beginArray().endArray().name("categories").beginArray();
		category(json, "Other", "grey");
		category(json, "Calls", "orange");
		json.endArray().endObject().name("libs").beginArray().endArray().name("threads").beginArray();
		int done = 0;
		for (Lane lane : pairing.lanes()) {
			if (progress.isCancelled()) {
				break;
			}
			if (lane.firstTicks() >= 0) {
				Thread thread = new Thread(pairing.functions());
				BalancedCalls.visit(lane, clock, thread);
				thread.write(json, lane, clock);
			}
			progress.done((double) ++done / pairing.lanes().size());
		}
		json.endArray().endObject();
		json.flush();
	}

	private static void category(JsonWriter json, String name, String color) throws IOException {
		json.beginObject().name("name").value(name).name("color").value(color).name("subcategories").beginArray().value("Other").endArray().endObject();
	}

	/** The tables of one thread. Frames, functions and the names of both are numbered alike. */
	private static final class Thread implements BalancedCalls.Visitor {
		private record Key(int prefix, int frame) {
		}

		private record Sample(int stack, long from, long length) {
		}

		private final FunctionTable functions;
		private final Map<Integer, Integer> frames = new HashMap<>();
		private final List<Function> used = new ArrayList<>();
		private final Map<Key, Integer> stacks = new HashMap<>();
		private final List<Key> stackTable = new ArrayList<>();
		private final List<Sample> samples = new ArrayList<>();
		private final List<Sample> markers = new ArrayList<>();
		private final Deque<Integer> open = new ArrayDeque<>();
		private long last;

		Thread(FunctionTable functions) {
			this.functions = functions;
		}

		private int frame(int function) {
			return frames.computeIfAbsent(function, f -> {
				used.add(functions.get(f));
				return used.size() - 1;
			});
		}

		private void spend(long nanos) {
			if (!open.isEmpty() && nanos > last) {
				samples.add(new Sample(open.peek(), last, nanos - last));
			}
			last = nanos;
		}

		@Override
		public void open(int function, long nanos) {
			spend(nanos);
			Key key = new Key(open.isEmpty() ? -1 : open.peek(), frame(function));
			open.push(stacks.computeIfAbsent(key, k -> {
				stackTable.add(k);
				return stackTable.size() - 1;
			}));
		}

		@Override
		public void close(int function, long nanos) {
			spend(nanos);
			open.pop();
		}

		@Override
		public void instant(int function, long nanos) {
			markers.add(new Sample(frame(function), nanos, 0));
		}

		/** Writes a column. */
		private interface Cell<T> {
			void write(T row) throws IOException;
		}

		private static <T> void column(JsonWriter json, String name, List<T> rows, Cell<T> cell) throws IOException {
			json.name(name).beginArray();
			for (T row : rows) {
				cell.write(row);
			}
			json.endArray();
		}

		void write(JsonWriter json, Lane lane, Clock clock) throws IOException {
			json.beginObject().name("processType").value("default").name("processName").value(Labels.clean(lane.image().comm())).name("processStartupTime").value(0).name("processShutdownTime").nullValue();
			json.name("registerTime").value(Math.max(0, clock.toNanos(lane.firstTicks())) / 1e6).name("unregisterTime").nullValue().name("pausedRanges").beginArray().endArray();
			json.name("name").value(Labels.clean(lane.stream().comm())).name("isMainThread").value(lane.stream().tid() == lane.stream().pid());
			json.name("pid").value(Integer.toString(lane.stream().pid())).name("tid").value(lane.stream().tid());
			json.name("samples").beginObject().name("weightType").value("tracing-ms").name("length").value(samples.size());
			column(json, "stack", samples, s -> json.value(s.stack));
			column(json, "time", samples, s -> json.value(s.from / 1e6));
			column(json, "weight", samples, s -> json.value(s.length / 1e6));
			json.endObject();
			markers(json);
			tables(json);
			json.endObject();
		}

		private void markers(JsonWriter json) throws IOException {
			json.name("markers").beginObject().name("length").value(markers.size());
			column(json, "data", markers, m -> json.nullValue());
			column(json, "name", markers, m -> json.value(2 * m.stack));
			column(json, "startTime", markers, m -> json.value(m.from / 1e6));
			column(json, "endTime", markers, m -> json.nullValue());
			column(json, "phase", markers, m -> json.value(0));
			column(json, "category", markers, m -> json.value(0));
			json.endObject();
		}

		private void tables(JsonWriter json) throws IOException {
			json.name("stackTable").beginObject().name("length").value(stackTable.size());
			column(json, "frame", stackTable, k -> json.value(k.frame));
			column(json, "prefix", stackTable, k -> json.value(k.prefix < 0 ? null : (Integer) k.prefix));
			column(json, "category", stackTable, k -> json.value(1));
			column(json, "subcategory", stackTable, k -> json.value(0));
			json.endObject().name("frameTable").beginObject().name("length").value(used.size());
			int[] row = { 0 };
			column(json, "func", used, f -> json.value(row[0]++));
			column(json, "line", used, f -> json.value(f.line() > 0 ? (Integer) f.line() : null));
			for (String zero : new String[] { "inlineDepth", "subcategory", "innerWindowID" }) {
				column(json, zero, used, f -> json.value(0));
			}
			column(json, "category", used, f -> json.value(1));
			column(json, "address", used, f -> json.value(-1));
			for (String none : new String[] { "nativeSymbol", "implementation", "column" }) {
				column(json, none, used, f -> json.nullValue());
			}
			json.endObject().name("funcTable").beginObject().name("length").value(used.size());
			row[0] = 0;
			column(json, "name", used, f -> json.value(2 * row[0]++));
			row[0] = 0;
			column(json, "fileName", used, f -> {
				row[0]++;
				json.value(f.file().isEmpty() ? null : (Integer) (2 * row[0] - 1));
			});
			column(json, "isJS", used, f -> json.value(false));
			column(json, "relevantForJS", used, f -> json.value(false));
			column(json, "resource", used, f -> json.value(-1));
			column(json, "lineNumber", used, f -> json.value(f.line() > 0 ? (Integer) f.line() : null));
			column(json, "columnNumber", used, f -> json.nullValue());
			json.endObject();
			empty(json, "resourceTable", "lib", "name", "host", "type");
			empty(json, "nativeSymbols", "libIndex", "address", "name", "functionSize");
			json.name("stringArray").beginArray();
			for (Function function : used) {
				json.value(Labels.clean(function.name())).value(function.file());
			}
			json.endArray();
		}

		private static void empty(JsonWriter json, String name, String... columns) throws IOException {
			json.name(name).beginObject().name("length").value(0);
			for (String column : columns) {
				json.name(column).beginArray().endArray();
			}
			json.endObject();
		}
	}
}
