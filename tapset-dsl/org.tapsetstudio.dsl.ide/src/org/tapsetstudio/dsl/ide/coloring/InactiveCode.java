package org.tapsetstudio.dsl.ide.coloring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.preprocessor.Expansion;

/** The parts of a text that the preprocessor leaves out, which editors grey. Fast enough to be asked for at each keystroke. */
public final class InactiveCode {
	private final BitSet characters;

	private InactiveCode(BitSet characters) {
		this.characters = characters;
	}

	/** The branches left out, from left to right; they do not overlap. */
	public static List<TextSpan> of(ScriptTokens tokens) {
		BitSet characters = of(tokens.expansion()).characters;
		List<TextSpan> spans = new ArrayList<>();
		for (int start = characters.nextSetBit(0); start >= 0;) {
			int end = characters.nextClearBit(start);
			spans.add(new TextSpan(start, end));
			start = characters.nextSetBit(end);
		}
		return spans;
	}

	static InactiveCode of(Expansion expansion) {
		BitSet characters = new BitSet();
		for (Expansion.Conditional conditional : expansion.conditionals()) {
			if (conditional.deadStart() >= 0 && conditional.deadStart() < conditional.deadEnd()) {
				characters.set(conditional.deadStart(), conditional.deadEnd());
			}
		}
		return new InactiveCode(characters);
	}

	boolean contains(Token token) {
		return characters.get(token.start());
	}
}
