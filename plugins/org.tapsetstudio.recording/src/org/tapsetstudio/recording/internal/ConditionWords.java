package org.tapsetstudio.recording.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in words what the conditions of a plan let through (docs/helper-protocol.md, {@code when}). */
public final class ConditionWords {
	private static final Pattern FORM = Pattern.compile("([a-z])(\\d{1,3})?(?::\\d{1,3})?([=!<>{}^~])(-?[0-9a-f]*)");
	private static final Map<String, String> OPERATORS = Map.of("=", "is", "!", "is not", "<", "is below", ">", "is above", "{", "is at most", "}", "is at least", "^", "begins with", "~",
			"does not begin with");

	private ConditionWords() {
	}

	/** What cannot be read stands there as it is. */
	public static String of(String conditions) {
		return Arrays.stream(conditions.split("\\|")).map(all -> Arrays.stream(all.split("&")).map(ConditionWords::condition).collect(Collectors.joining(" and ")))
				.collect(Collectors.joining(", or "));
	}

	private static String condition(String text) {
		Matcher m = FORM.matcher(text);
		if (!m.matches()) {
			return text;
		}
		boolean isText = "sn".contains(m.group(1));
		if (isText && m.group(4).length() % 2 != 0 || m.group(4).startsWith("-") && isText) {
			return text;
		}
		String subject = switch (m.group(1)) {
		case "i" -> "$arg" + m.group(2);
		case "s", "n" -> "the string at $arg" + m.group(2);
		case "p" -> "the process";
		case "t" -> "the thread";
		default -> m.group(1);
		};
		return subject + " " + OPERATORS.get(m.group(3)) + " " + (isText ? "\"" + new String(HexFormat.of().parseHex(m.group(4)), StandardCharsets.UTF_8) + "\"" : m.group(4));
	}
}
