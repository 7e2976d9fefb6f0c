package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EventContext;

/** Finds parts of the text of a probe point. */
final class ProbePoints {
	private ProbePoints() {
	}

	/** The name inside {@code function("…")} or {@code statement("…")}, without file and line; the marker's name for a marker. */
	static ByteString function(ByteString point, EventContext event) {
		ByteString pattern = argument(point, "function");
		if (pattern.length() == 0) {
			pattern = argument(point, "statement");
		}
		if (pattern.length() == 0) {
			return argument(point, "mark").length() > 0 ? event.name() : ByteString.EMPTY;
		}
		int at = pattern.indexOf(ByteString.of("@"), 0);
		return at < 0 ? pattern : ByteString.copyOf(pattern.bytes(), 0, at);
	}

	/** The string argument of a component, or the empty string. */
	static ByteString argument(ByteString point, String component) {
		ByteString start = ByteString.of(component + "(\"");
		int at = point.indexOf(start, 0);
		if (at < 0) {
			return ByteString.EMPTY;
		}
		int from = at + start.length();
		int end = point.indexOf(ByteString.of("\")"), from);
		return end < 0 ? ByteString.EMPTY : ByteString.copyOf(point.bytes(), from, end - from);
	}
}
