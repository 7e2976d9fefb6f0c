package org.tapsetstudio.dsl.printer;

import java.util.List;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.lexer.StringEscapes;

/** String literals as {@code stap -p1} shows them. */
final class StringText {
	private StringText() {
	}

	/** Adjacent literals as one, in quotes: escapes that C knows stay, others go. */
	static String literal(List<String> parts) {
		return '"' + content(parts).replace("\"", "\\\"") + '"';
	}

	/** A format of the printf functions, whose backslashes are doubled. */
	static String format(List<String> parts) {
		StringBuilder text = new StringBuilder("\"");
		for (byte b : SourceBytes.encode(content(parts))) {
			int c = b & 0xff;
			if (c == '"' || c == '\\') {
				text.append('\\').append((char) c);
			} else if (c >= ' ' && c < 0x7f) {
				text.append((char) c);
			} else {
				text.append(String.format("\\%03o", c));
			}
		}
		return text.append('"').toString();
	}

	private static String content(List<String> parts) {
		StringBuilder content = new StringBuilder();
		for (String part : parts) {
			String body = StringEscapes.body(part);
			for (int i = 0; i < body.length(); i++) {
				char c = body.charAt(i);
				if (c == '\\' && i + 1 < body.length()) {
					char escaped = body.charAt(++i);
					if ("abtnvfrx\\01234567".indexOf(escaped) >= 0) {
						content.append(c);
					}
					c = escaped;
				}
				content.append(c);
			}
		}
		return content.toString();
	}
}
