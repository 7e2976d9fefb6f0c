package org.tapsetstudio.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.export.internal.ProtoWriter;
import org.tapsetstudio.recording.pairing.Function;

/** The format of pprof ({@code go tool pprof}): a sample for each call path, with its calls and the nanoseconds spent in it. Field numbers are those of pprof's {@code profile.proto}. */
public final class PprofProfile {
	private final Map<String, Integer> strings = new LinkedHashMap<>();
	private final Map<Integer, Integer> locations = new LinkedHashMap<>();

	private PprofProfile() {
		string("");
	}

	/**
	 * Writes a tree.
	 *
	 * @param wallNanos when the recording started, in nanoseconds since 1970
	 * @param durationNanos how long it lasted
	 * @param out flushed, not closed
	 */
	public static void write(CallTree tree, long wallNanos, long durationNanos, OutputStream out) throws IOException {
		GZIPOutputStream zipped = new GZIPOutputStream(out);
		new PprofProfile().profile(tree, wallNanos, durationNanos, zipped);
		zipped.finish();
		out.flush();
	}

	private void profile(CallTree tree, long wallNanos, long durationNanos, OutputStream out) throws IOException {
		ProtoWriter part = new ProtoWriter();
		part.message(1, type("calls", "count")).message(1, type("time", "nanoseconds"));
		for (int node = 1; node < tree.size(); node++) {
			if (tree.functionId(node) >= 0 && (tree.self(node) > 0 || tree.calls(node) > 0)) {
				part.message(2, new ProtoWriter().packed(1, stack(tree, node)).packed(2, tree.calls(node), tree.self(node)));
				if (part.size() > 1 << 16) {
					part.writeTo(out);
					part.clear();
				}
			}
		}
		locations.forEach((function, id) -> location(tree.functions().get(function), id, part));
		int time = string("time");
		strings.keySet().forEach(text -> part.text(6, text));
		part.number(9, wallNanos).number(10, durationNanos).number(14, time);
		part.writeTo(out);
	}

	private ProtoWriter type(String what, String unit) {
		return new ProtoWriter().number(1, string(what)).number(2, string(unit));
	}

	private void location(Function function, int id, ProtoWriter out) {
		ProtoWriter line = new ProtoWriter().number(1, id).number(2, function.line());
		out.message(4, new ProtoWriter().number(1, id).message(4, line));
		// Without a system name: where that equals the name, go tool pprof takes it for C++ and leaves out what is between angle brackets, so that nothing remains of <module>.
		out.message(5, new ProtoWriter().number(1, id).number(2, string(Labels.clean(function.name()))).number(4, string(function.file())).number(5, function.line()));
	}

	private long[] stack(CallTree tree, int leaf) {
		List<Integer> stack = new ArrayList<>();
		for (int node = leaf; tree.functionId(node) >= 0; node = tree.parent(node)) {
			stack.add(locations.computeIfAbsent(tree.functionId(node), f -> locations.size() + 1));
		}
		return stack.stream().mapToLong(Integer::longValue).toArray();
	}

	private int string(String text) {
		return strings.computeIfAbsent(text, t -> strings.size());
	}
}
