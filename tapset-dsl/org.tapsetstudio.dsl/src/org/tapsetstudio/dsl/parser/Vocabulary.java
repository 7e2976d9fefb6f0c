package org.tapsetstudio.dsl.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.antlr.runtime.Token;
import org.tapsetstudio.dsl.preprocessor.Tile;

/**
 * The numbers that a generated parser has for token types. The runtime's parser and that of content assist number differently; each has a
 * {@code InternalStp.tokens} file beside it. Immutable, may be shared between threads.
 */
public final class Vocabulary {
	private final Map<String, Integer> keywords = new HashMap<>();
	private final Map<String, Integer> rules = new HashMap<>();

	/** @param parser a class in the folder of the {@code .tokens} file */
	public Vocabulary(Class<?> parser) {
		try (InputStream stream = parser.getResourceAsStream("InternalStp.tokens");
				BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				int equals = line.lastIndexOf('=');
				int type = Integer.parseInt(line.substring(equals + 1));
				String name = line.substring(0, equals);
				if (name.startsWith("'")) {
					keywords.put(name.substring(1, name.length() - 1), type);
				} else if (name.startsWith("RULE_")) {
					rules.put(name.substring(5), type);
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The type of a tile; {@link Token#INVALID_TOKEN_TYPE} for one that is a mistake. */
	public int typeOf(Tile tile) {
		switch (tile.kind()) {
		case TOKEN:
			return typeOf(tile.token());
		case WHITESPACE:
			return rules.get("WS");
		case COMMENT:
			return rules.get("COMMENT");
		case CONSUMED:
			return rules.get("PP");
		default:
			return Token.INVALID_TOKEN_TYPE;
		}
	}

	private int typeOf(org.tapsetstudio.dsl.lexer.Token token) {
		switch (token.kind()) {
		case IDENTIFIER:
			return rules.get("IDENT");
		case TARGET:
			return rules.get("TARGET");
		case DOLLARS:
			return rules.get("DOLLARS");
		case NUMBER:
			return rules.get("NUMBER");
		case STRING:
			return rules.get("STRLIT");
		case EMBEDDED:
			return rules.get("EMBEDDED");
		case WILDCARD_NAME:
			return rules.get("WILD");
		case AT_WORD:
			return keywords.getOrDefault(token.text(), rules.get("ATWORD"));
		default:
			return keywords.getOrDefault(token.text(), rules.get("STRAY"));
		}
	}
}
