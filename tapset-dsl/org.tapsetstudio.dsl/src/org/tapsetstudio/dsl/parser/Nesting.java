package org.tapsetstudio.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Tile;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;
import org.tapsetstudio.dsl.stp.Script;

/** Finds scripts that nest so deeply that whatever walks through their trees would need a huge stack, or for ever. */
final class Nesting {
	/** Each bracket, operator of a sum, or {@code else if} is a level. */
	private static final int DEEPEST = 5_000;
	static final String MESSAGE = String.format(Locale.ROOT, "this nests more than %,d levels deep; write it as several statements", DEEPEST);

	/** The bracket that is nested too deeply, found before a parser tries; null if there is none. */
	final Tile bracket;
	/** Whether one declaration is long enough to nest too deeply. */
	private final boolean possible;

	Nesting(TokenLayer layer) {
		Tile found = null;
		int open = 0;
		int length = 0;
		int longest = 0;
		for (Tile tile : layer.tiles()) {
			Token token = tile.kind() == Tile.Kind.TOKEN ? tile.token() : null;
			if (token == null)
				continue;
			longest = Math.max(longest, ++length);
			if (token.kind() == TokenKind.KEYWORD && (token.text().equals("probe") || token.text().equals("function")))
				length = 0;
			else if (token.kind() == TokenKind.OPERATOR && token.text().length() == 1)
				open += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) && open > 0 ? -1 : 0;
			if (open > DEEPEST) {
				found = tile;
				break;
			}
		}
		bracket = found;
		possible = longest > DEEPEST;
	}

	/** A part of the tree that is nested too deeply; null if there is none. */
	EObject tooDeepIn(Script root) {
		if (!possible)
			return null;
		Deque<Iterator<EObject>> open = new ArrayDeque<>();
		open.push(root.eContents().iterator());
		while (!open.isEmpty()) {
			if (!open.peek().hasNext()) {
				open.pop();
				continue;
			}
			EObject part = open.peek().next();
			if (open.size() > DEEPEST)
				return part;
			open.push(part.eContents().iterator());
		}
		return null;
	}
}
