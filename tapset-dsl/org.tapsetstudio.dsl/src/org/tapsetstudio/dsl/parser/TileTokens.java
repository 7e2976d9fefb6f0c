package org.tapsetstudio.dsl.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.tapsetstudio.dsl.preprocessor.Tile;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;

/** ANTLR's tokens for the tiles of a script. */
public final class TileTokens {
	private final List<Token> tokens = new ArrayList<>();
	private final Map<Token, String> problems = new HashMap<>();
	private int next;

	public TileTokens(CharStream stream, Vocabulary vocabulary) {
		int line = 1;
		int lineStart = 0;
		TokenLayer layer = layerOf(stream);
		String text = layer.source().text();
		for (Tile tile : layer.tiles()) {
			int type = vocabulary.typeOf(tile);
			CommonToken token = new CommonToken(stream, type, type == Token.INVALID_TOKEN_TYPE ? Token.HIDDEN_CHANNEL : Token.DEFAULT_CHANNEL, tile.start(),
					tile.end() - 1);
			token.setText(tile.text());
			token.setLine(line);
			token.setCharPositionInLine(tile.start() - lineStart);
			tokens.add(token);
			if (type == Token.INVALID_TOKEN_TYPE) {
				problems.put(token, tile.problem());
			}
			for (int p = tile.start(); p < tile.end(); p++) {
				if (text.charAt(p) == '\n') {
					line++;
					lineStart = p + 1;
				}
			}
		}
	}

	private static TokenLayer layerOf(CharStream stream) {
		if (stream instanceof LayerStream layered) {
			return layered.layer();
		}
		return TokenLayer.of("", stream.size() == 0 ? "" : stream.substring(0, stream.size() - 1), ParseScope.current());
	}

	/** The next token, {@link Token#EOF_TOKEN} at the end. */
	public Token next() {
		return next < tokens.size() ? tokens.get(next++) : Token.EOF_TOKEN;
	}

	/** Why a token is invalid. */
	public String problem(Token token) {
		return problems.get(token);
	}
}
