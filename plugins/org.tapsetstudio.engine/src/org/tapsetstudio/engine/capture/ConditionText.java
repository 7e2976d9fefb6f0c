package org.tapsetstudio.engine.capture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.capture.Condition.Operator;
import org.tapsetstudio.engine.capture.Condition.Subject;

/** Reads a condition of a plan. */
final class ConditionText {
	private static final Pattern FORM = Pattern.compile("([isnpt])(\\d{1,3})?(?::(\\d{1,3}))?([=!<>{}^~])(-?[0-9a-f]*)");

	private ConditionText() {
	}

	static Condition parse(String text) {
		Matcher m = FORM.matcher(text);
		if (!m.matches()) {
			throw new IllegalArgumentException("no condition: " + text);
		}
		Subject subject = Arrays.stream(Subject.values()).filter(s -> s.letter == m.group(1).charAt(0)).findFirst().orElseThrow();
		Operator operator = Arrays.stream(Operator.values()).filter(o -> o.letter == m.group(4).charAt(0)).findFirst().orElseThrow();
		int argument = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
		int length = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
		boolean isText = subject == Subject.STRING || subject == Subject.STRN;
		return isText ? new Condition(subject, argument, length, operator, 0, ByteString.of(HexFormat.of().parseHex(m.group(5))))
				: new Condition(subject, argument, length, operator, Long.parseLong(m.group(5)), null);
	}
}
