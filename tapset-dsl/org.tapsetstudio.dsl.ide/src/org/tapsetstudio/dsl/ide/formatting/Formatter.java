package org.tapsetstudio.dsl.ide.formatting;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.preprocessor.ParseContext;

/**
 * Formats scripts: indentation, blanks between tokens, blank lines, no blanks at the ends of lines. Lines are neither joined nor broken, and tokens and
 * comments stay as they are, so that what a script means cannot change, and macros and branches left out are formatted like all else. Formatting a
 * formatted text changes nothing. Needs no correct script. Any thread:
 * {@code TextEdit.apply(text, Formatter.format(models.tokens(text), FormatOptions.DEFAULT))}.
 */
public final class Formatter {
	private final ScriptTokens tokens;
	private final FormatOptions options;

	private Formatter(ScriptTokens tokens, FormatOptions options) {
		this.tokens = tokens;
		this.options = options;
	}

	/** The edits that format a whole text, from left to right; each replaces white space only. */
	public static List<TextEdit> format(ScriptTokens tokens, FormatOptions options) {
		return new Formatter(tokens, options).edits();
	}

	/** The edits that format the lines that a range touches. */
	public static List<TextEdit> format(ScriptTokens tokens, TextSpan range, FormatOptions options) {
		String text = tokens.text();
		int from = text.lastIndexOf('\n', Math.max(0, range.start() - 1));
		int end = text.indexOf('\n', Math.max(range.start(), range.end() - 1));
		int to = end < 0 ? text.length() : end;
		return format(tokens, options).stream().filter(edit -> edit.start() >= from && edit.end() <= to).toList();
	}

	private List<TextEdit> edits() {
		List<TextEdit> edits = new ArrayList<>();
		Indentation indentation = new Indentation(tokens);
		Spacing spacing = new Spacing(tokens);
		int end = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.start() < end || token.pasted() && token.end() <= end) {
				continue;
			}
			String gap = tokens.text().substring(end, token.start());
			int breaks = (int) gap.chars().filter(c -> c == '\n').count();
			boolean first = i == 0;
			boolean newLine = breaks > 0 || first;
			int depth = indentation.before(i, newLine);
			String wanted = newLine ? "\n".repeat(first ? 0 : Math.min(breaks, options.blankLines() + 1)) + options.indent().repeat(depth) : spacing.between(i - 1, i, gap);
			add(edits, end, token.start(), gap, wanted);
			end = token.end();
		}
		String rest = tokens.text().substring(end);
		add(edits, end, tokens.text().length(), rest, tokens.size() == 0 ? rest : rest.indexOf('\n') >= 0 ? "\n" : "");
		return keepsTokens(edits) ? edits : List.of();
	}

	private static void add(List<TextEdit> edits, int start, int end, String gap, String wanted) {
		// what is neither blank nor a token is nothing to touch
		if (!gap.equals(wanted) && gap.isBlank()) {
			edits.add(new TextEdit(start, end, wanted));
		}
	}

	/** The rules below leave the tokens alone; this makes sure of it, whatever the text. */
	private boolean keepsTokens(List<TextEdit> edits) {
		ScriptTokens after = ScriptTokens.of(TextEdit.apply(tokens.text(), edits), ParseContext.editor());
		ScriptTokens before = ScriptTokens.of(tokens.text(), ParseContext.editor());
		boolean same = after.size() == before.size();
		for (int i = 0; same && i < before.size(); i++) {
			same = before.token(i).kind() == after.token(i).kind() && before.token(i).text().equals(after.token(i).text())
					&& (i == 0 || !Spacing.mayGlue(before.token(i - 1), before.token(i))
							|| before.token(i - 1).touches(before.token(i)) == after.token(i - 1).touches(after.token(i)));
		}
		return same;
	}
}
