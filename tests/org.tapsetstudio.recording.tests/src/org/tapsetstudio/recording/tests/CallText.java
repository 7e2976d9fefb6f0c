package org.tapsetstudio.recording.tests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

/** Writes the calls of each lane as indented text, times in microseconds. */
final class CallText {
	private static final String[] FLAG_NAMES = { "unwound", "resumed", "yielded", "start cut", "end cut", "inherited", "continued" };

	private final Map<Lane, StringBuilder> texts = new HashMap<>();
	private FunctionTable functions;

	void use(FunctionTable table) {
		functions = table;
	}

	CallSink lane(Lane lane) {
		StringBuilder text = texts.computeIfAbsent(lane, l -> new StringBuilder());
		return new CallSink() {
			private int depth;

			@Override
			public void enter(int function, long ticks, int flags) {
				line(text, ticks, depth++, "> " + functions.get(function), flags);
			}

			@Override
			public void leave(long ticks, int flags) {
				line(text, ticks, --depth, "<", flags);
			}

			@Override
			public void beforeTrace(int function, long ticks, int flags) {
				line(text, ticks, 0, "before all this: " + functions.get(function), flags);
			}

			@Override
			public void instant(int function, long ticks) {
				line(text, ticks, depth, "* " + functions.get(function), 0);
			}
		};
	}

	private static void line(StringBuilder text, long ticks, int depth, String what, int flags) {
		text.append(String.format("%6d ", ticks / 1000)).append("  ".repeat(depth)).append(what);
		for (int bit = 0; bit < FLAG_NAMES.length; bit++) {
			if ((flags & 1 << bit) != 0) {
				text.append(", ").append(FLAG_NAMES[bit]);
			}
		}
		text.append('\n');
		assert (flags & ~(2 * CallFlags.CONTINUED - 1)) == 0;
	}

	String print(List<Lane> lanes) {
		StringBuilder all = new StringBuilder();
		for (Lane lane : lanes) {
			all.append(lane).append(lane.unmatched() > 0 ? ", " + lane.unmatched() + " returns without entry" : "").append(lane.lost() > 0 ? ", " + lane.lost() + " lost" : "")
					.append('\n').append(texts.get(lane));
		}
		return all.toString();
	}
}
