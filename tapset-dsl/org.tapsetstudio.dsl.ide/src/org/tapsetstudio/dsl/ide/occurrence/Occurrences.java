package org.tapsetstudio.dsl.ide.occurrence;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.semantics.Symbols;

/** Finds all mentions of what stands at a place. */
public final class Occurrences {

	private Occurrences() {
	}

	/** The mentions in the script, in the order of the text; empty where no name stands. */
	public static List<TextSpan> at(ScriptModel model, int offset) {
		int index = model.tokens().indexAt(offset);
		if (index < 0) {
			return List.of();
		}
		Token token = model.tokens().token(index);
		if (token.kind() == TokenKind.AT_WORD || token.kind() == TokenKind.TARGET) {
			return sameText(model.tokens(), token);
		}
		List<TextSpan> spans = new ArrayList<>();
		Symbols.Definition definition = model.symbols().at(model.fileName(), token.start()).orElse(null);
		if (token.isName() && definition != null) {
			model.symbols().referencesTo(definition, model.fileName()).forEach(range -> spans.add(new TextSpan(range.offset(), range.offset() + range.length())));
		}
		return spans.stream().filter(span -> span.length() > 0).distinct().toList();
	}

	private static List<TextSpan> sameText(ScriptTokens tokens, Token wanted) {
		List<TextSpan> spans = new ArrayList<>();
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.token(i);
			if (token.kind() == wanted.kind() && token.text().equals(wanted.text())) {
				spans.add(new TextSpan(token.start(), token.end()));
			}
		}
		return spans;
	}
}
