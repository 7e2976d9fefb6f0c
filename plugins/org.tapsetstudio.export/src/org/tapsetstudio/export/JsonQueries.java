package org.tapsetstudio.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.activities.ActivityLane;
import org.tapsetstudio.analysis.activities.ThreadStates;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.pairing.Function;

import com.google.gson.stream.JsonWriter;

/** Writes answers of queries as JSON, for programs. Times are nanoseconds. Each answer is an array, {@link #durations} an object. */
public final class JsonQueries {
	private JsonQueries() {
	}

	/** Objects with {@code provider, name, file, line, calls, min, mean, p50, p90, p99, p999, max}. */
	public static void percentiles(List<CallDurations> all, List<Function> functions, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginArray();
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) {
				json.beginObject();
				ReportJson.function(json, functions.get(i));
				numbers(json, all.get(i));
				json.endObject();
			}
		}
		json.endArray();
		ReportJson.finish(json, out);
	}

	private static void numbers(JsonWriter json, CallDurations d) throws IOException {
		json.name("calls").value(d.count()).name("min").value(d.min()).name("mean").value(Math.round(d.mean())).name("p50").value(d.percentile(50)).name("p90").value(d.percentile(90));
		json.name("p99").value(d.percentile(99)).name("p999").value(d.percentile(99.9)).name("max").value(d.max());
	}

	/** The same numbers, and {@code bars} of {@code from, to, calls}. */
	public static void durations(CallDurations durations, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginObject();
		numbers(json, durations);
		json.name("bars").beginArray();
		for (CallDurations.Bar bar : durations.bars(1)) {
			json.beginObject().name("from").value(bar.from()).name("to").value(bar.to()).name("calls").value(bar.count()).endObject();
		}
		json.endArray().endObject();
		ReportJson.finish(json, out);
	}

	/** Objects with {@code thread, start, end} and the function. */
	public static void hits(List<SpanSearch.Hit> hits, List<Function> functions, Clock clock, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginArray();
		for (SpanSearch.Hit hit : hits) {
			json.beginObject().name("thread").value(hit.lane().stream().toString()).name("start").value(clock.toNanos(hit.span().start())).name("end").value(clock.toNanos(hit.span().end()));
			ReportJson.function(json, functions.get(hit.span().function()));
			json.endObject();
		}
		json.endArray();
		ReportJson.finish(json, out);
	}

	/** Objects with {@code from, calls}. */
	public static void rates(CallRates rates, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginArray();
		for (int i = 0; i < rates.counts().length; i++) {
			long from = rates.window().from() + (long) ((double) rates.window().length() * i / rates.counts().length);
			json.beginObject().name("from").value(from).name("calls").value(rates.counts()[i]).endObject();
		}
		json.endArray();
		ReportJson.finish(json, out);
	}

	/** Objects with {@code activity, thread} and {@code parts} of {@code start, end, name}. */
	public static void activities(List<ActivityLane> rows, List<Function> functions, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginArray();
		for (ActivityLane row : rows) {
			begin(json, row.lane()).name("activity").value(row.activity().name().toLowerCase(Locale.ROOT)).name("parts").beginArray();
			for (int i = 0; i < row.size(); i++) {
				json.beginObject().name("start").value(row.time(i).from()).name("end").value(row.time(i).to()).name("name").value(functions.get(row.span(i).function()).name()).endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
		ReportJson.finish(json, out);
	}

	/** Objects with {@code thread} and a time for each state. */
	public static void states(List<ThreadStates> threads, TimeRange window, Writer out) throws IOException {
		JsonWriter json = ReportJson.writer(out);
		json.beginArray();
		for (ThreadStates thread : threads) {
			begin(json, thread.lane());
			for (var sum : thread.sums(window).entrySet()) {
				json.name(sum.getKey().name().toLowerCase(Locale.ROOT)).value(sum.getValue());
			}
			json.endObject();
		}
		json.endArray();
		ReportJson.finish(json, out);
	}

	private static JsonWriter begin(JsonWriter json, LaneIndex lane) throws IOException {
		return json.beginObject().name("thread").value(lane.stream().toString());
	}
}
