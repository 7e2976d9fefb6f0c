package org.tapsetstudio.export.internal.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads function, file and line from one text, as {@code parse lib/json.py:12}. */
final class Callees {
	private static final Pattern PLACE = Pattern.compile("(.+?) (?:in )?(\\S+?)(?::(\\d{1,9}))?");

	private Callees() {
	}

	/** Without a place where there is no blank, or nothing that looks like a file behind it. */
	static CallWriter.Callee of(String text) {
		Matcher place = PLACE.matcher(text);
		if (place.matches() && (place.group(3) != null || place.group(2).matches(".*\\.\\w{1,5}"))) {
			return new CallWriter.Callee(place.group(1), place.group(2), place.group(3) == null ? 0 : Integer.parseInt(place.group(3)));
		}
		return new CallWriter.Callee(text, "", 0);
	}
}
