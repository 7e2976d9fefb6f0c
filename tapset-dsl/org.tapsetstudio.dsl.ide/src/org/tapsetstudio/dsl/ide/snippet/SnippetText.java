package org.tapsetstudio.dsl.ide.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A snippet as it is inserted.
 *
 * @param text with the names of what is to be filled in
 * @param caret where the caret goes, counted from the start of the text
 */
public record SnippetText(String text, int caret) {
	private static final Pattern PARTS = Pattern.compile("\\$(\\$|\\{(\\w+)\\})");

	/** For editors that cannot step from one place to the next. */
	public static SnippetText plain(Snippet snippet, String indent) {
		StringBuilder text = new StringBuilder();
		int[] caret = { -1 };
		Matcher matcher = PARTS.matcher(indented(snippet, indent));
		while (matcher.find()) {
			boolean dollar = matcher.group(2) == null;
			boolean cursor = "cursor".equals(matcher.group(2));
			matcher.appendReplacement(text, Matcher.quoteReplacement(dollar ? "$" : cursor ? "" : matcher.group(2)));
			if (cursor) {
				caret[0] = text.length();
			}
		}
		matcher.appendTail(text);
		return new SnippetText(text.toString(), caret[0] < 0 ? text.length() : caret[0]);
	}

	/** In the notation of the Language Server Protocol: <code>${1:name}</code>, {@code $0}. */
	public static String protocol(Snippet snippet, String indent) {
		List<String> names = new ArrayList<>();
		return PARTS.matcher(indented(snippet, indent).replace("}", "\\}").replaceAll("(\\$\\{\\w+)\\\\\\}", "$1}")).replaceAll(part -> {
			String name = part.group(2);
			if (name == null) {
				return Matcher.quoteReplacement("\\$");
			}
			if (name.equals("cursor")) {
				return Matcher.quoteReplacement("$0");
			}
			if (!names.contains(name)) {
				names.add(name);
			}
			return Matcher.quoteReplacement("${" + (names.indexOf(name) + 1) + ":" + name + "}");
		});
	}

	/** Further lines begin as the line of the caret does. */
	private static String indented(Snippet snippet, String indent) {
		return snippet.pattern().replace("\n", "\n" + indent);
	}
}
