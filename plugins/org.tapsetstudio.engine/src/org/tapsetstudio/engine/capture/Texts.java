package org.tapsetstudio.engine.capture;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.Condition.Operator;

/** Conditions on strings. */
final class Texts {
	/** An anchored regular expression without alternatives: how it begins, and whether that is all. */
	private static final Pattern ANCHORED = Pattern.compile("\\^([A-Za-z0-9_/:;, <>%@~=!&'\"-]*)(.*)", Pattern.DOTALL);

	/** What scripts get for a string that is readable only in part; its first bytes must not decide for them. */
	private static final ByteString UNREADABLE = ByteString.of("<unknown>");

	private Texts() {
	}

	private static boolean isUnreadable(byte[] beginning, int length) {
		return UNREADABLE.startsWith(ByteString.copyOf(beginning, 0, length));
	}

	/** Of long texts only the beginning is compared. */
	static Truth equal(Condition subject, Operator operator, byte[] text) {
		if (isUnreadable(text, text.length)) {
			return Truth.UNKNOWN;
		}
		if (text.length <= Condition.MOST_TEXT) {
			return Truth.of(with(subject, operator, text, text.length));
		}
		Truth same = new Truth(Filter.of(with(subject, Operator.BEGINS, text, Condition.MOST_TEXT)), Filter.ALL, Filter.NOTHING);
		return operator == Operator.EQUAL ? same : same.not();
	}

	static Truth matching(Condition subject, byte[] pattern) {
		Matcher m = ANCHORED.matcher(new String(pattern, StandardCharsets.ISO_8859_1));
		if (!m.matches() || m.group(2).indexOf('|') >= 0) {
			return Truth.UNKNOWN;
		}
		byte[] beginning = m.group(1).getBytes(StandardCharsets.ISO_8859_1);
		String rest = m.group(2);
		boolean lastMayBeMissing = !rest.isEmpty() && "*?{+".indexOf(rest.charAt(0)) >= 0;
		int sure = Math.min(Condition.MOST_TEXT, lastMayBeMissing ? Math.max(0, beginning.length - 1) : beginning.length);
		if (isUnreadable(beginning, sure)) {
			return Truth.UNKNOWN;
		}
		Condition begins = with(subject, Operator.BEGINS, beginning, sure);
		return rest.isEmpty() && sure == beginning.length ? Truth.of(begins) : new Truth(Filter.of(begins), Filter.ALL, Filter.NOTHING);
	}

	private static Condition with(Condition subject, Operator operator, byte[] text, int length) {
		return new Condition(subject.subject(), subject.argument(), subject.length(), operator, 0, ByteString.copyOf(text, 0, length));
	}
}
