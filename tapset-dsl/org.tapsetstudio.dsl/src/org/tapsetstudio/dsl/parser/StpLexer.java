package org.tapsetstudio.dsl.parser;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.tapsetstudio.dsl.parser.antlr.internal.InternalStpParser;

/** Stands where Xtext expects its lexer, and delivers the tokens of the token layer. */
public class StpLexer extends Lexer {
	private static final Vocabulary VOCABULARY = new Vocabulary(InternalStpParser.class);

	private TileTokens tokens;

	@Override
	public void setCharStream(CharStream stream) {
		super.setCharStream(stream);
		tokens = new TileTokens(stream, VOCABULARY);
	}

	@Override
	public Token nextToken() {
		return tokens.next();
	}

	@Override
	public String getErrorMessage(Token token) {
		return tokens.problem(token);
	}

	@Override
	public void mTokens() throws RecognitionException {
		throw new UnsupportedOperationException();
	}
}
