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

	/** One edit, of the smallest piece of the text, that does what several do; they must not overlap, and there must be one. */
	public static TextEdit joined(String text, List<TextEdit> edits) {
		int start = edits.stream().mapToInt(TextEdit::start).min().orElseThrow();
		int end = edits.stream().mapToInt(TextEdit::end).max().orElseThrow();
		String result = apply(text, edits);
		return new TextEdit(start, end, result.substring(start, result.length() - (text.length() - end)));
	}

	/** Where a place of the text is after the edits; behind what is inserted there, and within what replaces it. */
	public static int moved(int offset, List<TextEdit> edits) {
		int moved = offset;
		for (TextEdit edit : edits) {
			if (edit.end <= offset) {
				moved += edit.replacement.length() - (edit.end - edit.start);
			} else if (edit.start < offset) {
				moved += Math.min(offset - edit.start, edit.replacement.length()) - (offset - edit.start);
			}
		}
		return moved;
	}
}
