package org.tapsetstudio.dsl.ide.text;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.preprocessor.Expansion;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.Preprocessor;

/** The tokens of a text, comments included, white space left out, each with its zone. Immutable. */
public final class ScriptTokens {
	private final String text;
	private final List<Token> tokens;
	private final List<Zone> zones;
	private final Expansion expansion;

	private ScriptTokens(String text, List<Token> tokens, List<Zone> zones, Expansion expansion) {
		this.expansion = expansion;
		this.text = text;
		this.tokens = List.copyOf(tokens);
		this.zones = List.copyOf(zones);
	}

	/** Cuts a text into tokens. Never fails. */
	public static ScriptTokens of(String text, ParseContext context) {
		List<Token> all = Lexer.tokenize(new Source("", text), context.arguments());
		List<Token> tokens = new ArrayList<>();
		List<Zone> zones = new ArrayList<>();
		ZoneScanner scanner = new ZoneScanner();
		for (Token token : all) {
			if (!token.kind().isTrivia()) {
				tokens.add(token);
				zones.add(scanner.next(token));
			} else if (token.kind() == TokenKind.COMMENT) {
				tokens.add(token);
				zones.add(scanner.current());
			}
		}
		return new ScriptTokens(text, tokens, zones, Preprocessor.script(all, context));
	}

	public String text() {
		return text;
	}

	/** What the preprocessor makes of the text. */
	public Expansion expansion() {
		return expansion;
	}

	public int size() {
		return tokens.size();
	}

	public Token token(int index) {
		return tokens.get(index);
	}

	public Zone zone(int index) {
		return zones.get(index);
	}

	/** Index of the first token that ends behind the offset; {@link #size()} if there is none. */
	public int indexBehind(int offset) {
		int low = 0;
		int high = tokens.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (tokens.get(middle).end() <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Index of the token that holds the character at the offset, or that ends at the offset if none does; -1 if neither. */
	public int indexAt(int offset) {
		int index = indexBehind(offset);
		if (index < tokens.size() && tokens.get(index).start() <= offset) {
			return index;
		}
		return index > 0 && tokens.get(index - 1).end() == offset ? index - 1 : -1;
	}

	/** The zone of text typed at the offset. */
	public Zone zoneAt(int offset) {
		ZoneScanner scanner = new ZoneScanner();
		for (Token token : tokens) {
			if (token.end() > offset) {
				break;
			}
			if (!token.kind().isTrivia()) {
				scanner.next(token);
			}
		}
		return scanner.current();
	}
}
