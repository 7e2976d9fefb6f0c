package org.tapsetstudio.dsl.ide.folding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ide.text.Zone;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Expansion;

/** Finds handlers, blocks, comments, embedded code, conditionals and their branches left out that take more than one line. */
public final class FoldingRanges {

	private FoldingRanges() {
	}

	/** The ranges in the order of their starts; each begins on the line that stays visible. */
	public static List<TextSpan> of(ScriptTokens tokens) {
		List<TextSpan> ranges = new ArrayList<>();
		Deque<Token> open = new ArrayDeque<>();
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.kind() == TokenKind.COMMENT || token.kind() == TokenKind.EMBEDDED) {
				add(ranges, tokens, token.start(), token.end());
			} else if (tokens.zone(i) != Zone.BODY) {
				// a new declaration ends whatever was left open
				open.clear();
			} else if (token.isOperator("{")) {
				open.push(token);
			} else if (token.isOperator("}") && !open.isEmpty()) {
				add(ranges, tokens, open.pop().start(), token.end());
			}
		}
		for (Expansion.Conditional conditional : tokens.expansion().conditionals()) {
			add(ranges, tokens, conditional.start(), conditional.end());
			addElse(ranges, tokens, conditional);
		}
		ranges.sort(Comparator.comparingInt(TextSpan::start));
		return ranges;
	}

	/** A second branch left out, from its {@code %:}, where that is not on the line on which the whole begins. */
	private static void addElse(List<TextSpan> ranges, ScriptTokens tokens, Expansion.Conditional conditional) {
		int otherwise = tokens.indexBehind(conditional.deadStart()) - 1;
		int last = tokens.indexBehind(conditional.deadEnd()) - 1;
		if (otherwise >= 0 && otherwise < last && tokens.token(otherwise).isOperator("%:")) {
			int start = tokens.token(otherwise).start();
			if (tokens.text().substring(conditional.start(), start).indexOf('\n') >= 0) {
				add(ranges, tokens, start, tokens.token(last).end());
			}
		}
	}

	private static void add(List<TextSpan> ranges, ScriptTokens tokens, int start, int end) {
		if (tokens.text().substring(start, end).indexOf('\n') >= 0) {
			ranges.add(new TextSpan(start, end));
		}
	}
}
