package org.tapsetstudio.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.FunctionDifference;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.analysis.rules.Evidence;
import org.tapsetstudio.analysis.rules.Finding;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.pairing.Function;

import com.google.gson.stream.JsonWriter;

/** The reports as JSON, for programs. Times are nanoseconds. The writer is flushed, not closed. */
public final class ReportJson {
	private ReportJson() {
	}

	/** Nested objects with {@code label, function, file, line, calls, total, self, waiting, min, max, children}, the children in the order of {@link CallTree#children}; waiting only where there is some, and no part of self. */
	public static void tree(CallTree tree, Writer out) throws IOException {
		JsonWriter json = writer(out);
		Deque<PrimitiveIterator.OfInt> open = new ArrayDeque<>();
		open.push(begin(json, tree, CallTree.ROOT));
		while (!open.isEmpty()) {
			if (open.peek().hasNext()) {
				open.push(begin(json, tree, open.peek().nextInt()));
			} else {
				json.endArray().endObject();
				open.pop();
			}
		}
		finish(json, out);
	}

	/** @return the children, which go into the array that this begins */
	private static PrimitiveIterator.OfInt begin(JsonWriter json, CallTree tree, int node) throws IOException {
		json.beginObject().name("label").value(tree.label(node));
		function(json, tree.function(node));
		json.name("calls").value(tree.calls(node)).name("total").value(tree.total(node)).name("self").value(tree.self(node) - tree.waiting(node));
		optional(json, "waiting", tree.waiting(node));
		json.name("min").value(tree.min(node)).name("max").value(tree.max(node));
		optional(json, "resumed", tree.resumed(node));
		optional(json, "unwound", tree.unwound(node));
		optional(json, "cut", tree.cut(node));
		json.name("children").beginArray();
		return Arrays.stream(tree.children(node)).iterator();
	}

	static void function(JsonWriter json, Function function) throws IOException {
		if (function != null) {
			json.name("provider").value(function.provider()).name("function").value(function.plainName()).name("file").value(function.file()).name("line").value(function.line());
		}
	}

	private static void optional(JsonWriter json, String name, long value) throws IOException {
		if (value != 0) {
			json.name(name).value(value);
		}
	}

	/** An array of {@code name, function, file, line, calls, self, total, min, max, waiting}; waiting only where there is some, and no part of self. */
	public static void top(List<HotFunctions.Row> functions, Writer out) throws IOException {
		JsonWriter json = writer(out);
		json.beginArray();
		for (HotFunctions.Row row : functions) {
			json.beginObject().name("name").value(row.function().name());
			function(json, row.function());
			json.name("calls").value(row.calls()).name("self").value(row.self()).name("total").value(row.total()).name("min").value(row.min()).name("max").value(row.max());
			optional(json, "resumed", row.resumed());
			optional(json, "waiting", row.waiting());
			json.endObject();
		}
		json.endArray();
		finish(json, out);
	}

	/** One object with a member for each number. */
	public static void statistics(Statistics s, Writer out) throws IOException {
		JsonWriter json = writer(out);
		json.beginObject().name("processes").value(s.processes()).name("threads").value(s.threads()).name("events").value(s.events()).name("calls").value(s.calls());
		json.name("functions").value(s.functions()).name("callPaths").value(s.nodes()).name("maximumDepth").value(s.maximumDepth()).name("duration").value(s.durationNanos());
		json.name("lostEvents").value(s.lostEvents()).name("unmatchedReturns").value(s.unmatchedReturns()).name("cutCalls").value(s.cutCalls());
		json.name("problems").value(s.problems()).name("omitted").beginArray();
		for (OmittedHits omitted : s.omitted()) {
			json.beginObject().name("provider").value(omitted.provider()).name("name").value(omitted.name()).name("recorded").value(omitted.kept()).name("hits").value(omitted.count()).endObject();
		}
		json.endArray().endObject();
		finish(json, out);
	}

	/** An array of {@code rule, severity, summary, advice, evidence}; evidence is an array of {@code thread, function, place, start, end}. */
	public static void findings(List<Finding> findings, Writer out) throws IOException {
		JsonWriter json = writer(out);
		json.beginArray();
		for (Finding finding : findings) {
			json.beginObject().name("rule").value(finding.rule()).name("severity").value(finding.severity().toString().toLowerCase(Locale.ROOT)).name("summary").value(finding.summary());
			json.name("advice").value(finding.advice()).name("evidence").beginArray();
			for (Evidence evidence : finding.evidence()) {
				json.beginObject().name("thread").value(evidence.thread()).name("function").value(evidence.function()).name("place").value(evidence.place()).name("start").value(evidence.startNanos()).name("end")
						.value(evidence.endNanos()).endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
		finish(json, out);
	}

	/**
	 * One object with the totals {@code before}, {@code after} and two arrays: {@code paths} of {@code parent} (index in the array, -1 at the top), the function,
	 * {@code presence, before, after, callsBefore, callsAfter}, and {@code functions} with {@code selfChange}.
	 */
	public static void difference(CallTreeDifference difference, List<FunctionDifference> functions, Writer out) throws IOException {
		JsonWriter json = writer(out);
		json.beginObject().name("before").value(difference.totalBefore(CallTree.ROOT)).name("after").value(difference.totalAfter(CallTree.ROOT)).name("byNameAlone").value(difference.isByNameAlone()).name("paths").beginArray();
		for (int node = 1; node < difference.size(); node++) {
			json.beginObject().name("parent").value(difference.parent(node) - 1);
			function(json, difference.function(node));
			json.name("presence").value(difference.presence(node).name().toLowerCase(Locale.ROOT));
			json.name("before").value(difference.totalBefore(node)).name("after").value(difference.totalAfter(node));
			json.name("callsBefore").value(difference.callsBefore(node)).name("callsAfter").value(difference.callsAfter(node)).endObject();
		}
		json.endArray().name("functions").beginArray();
		for (FunctionDifference row : functions) {
			json.beginObject();
			function(json, row.function());
			json.name("presence").value(row.presence().name().toLowerCase(Locale.ROOT)).name("selfChange").value(row.selfChange());
			json.name("callsBefore").value(row.callsBefore()).name("callsAfter").value(row.callsAfter()).endObject();
		}
		json.endArray().endObject();
		finish(json, out);
	}

	static JsonWriter writer(Writer out) {
		JsonWriter json = new JsonWriter(out);
		json.setIndent("  ");
		return json;
	}

	static void finish(JsonWriter json, Writer out) throws IOException {
		json.flush();
		out.append('\n');
		out.flush();
	}
}
