package org.tapsetstudio.dsl.ide.coloring;

import java.util.BitSet;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.preprocessor.Expansion;

/** The parts of a text that the preprocessor leaves out. */
final class InactiveText {
	private final BitSet characters;

	private InactiveText(BitSet characters) {
		this.characters = characters;
	}

	static InactiveText of(Expansion expansion) {
		BitSet characters = new BitSet();
		for (Expansion.Conditional conditional : expansion.conditionals()) {
			if (conditional.deadStart() >= 0 && conditional.deadStart() < conditional.deadEnd()) {
				characters.set(conditional.deadStart(), conditional.deadEnd());
			}
		}
		return new InactiveText(characters);
	}

	boolean contains(Token token) {
		return characters.get(token.start());
	}
}
