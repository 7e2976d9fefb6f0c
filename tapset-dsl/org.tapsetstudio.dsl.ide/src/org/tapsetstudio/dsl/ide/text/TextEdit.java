package org.tapsetstudio.dsl.ide.text;

import java.util.Comparator;
import java.util.List;

/**
 * Text to be put in the place of other text.
 *
 * @param start offset of the first character to be replaced
 * @param end offset behind the last one; the same as the start for an insertion
 * @param replacement what is put there
 */
public record TextEdit(int start, int end, String replacement) {
	/** The text with all edits made. Their offsets are those of the given text; they must not overlap. */
	public static String apply(String text, List<TextEdit> edits) {
		StringBuilder result = new StringBuilder();
		int copied = 0;
		for (TextEdit edit : edits.stream().sorted(Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end)).toList()) {
			result.append(text, copied, edit.start).append(edit.replacement);
			copied = edit.end;
		}
		return result.append(text, copied, text.length()).toString();
	}
}
