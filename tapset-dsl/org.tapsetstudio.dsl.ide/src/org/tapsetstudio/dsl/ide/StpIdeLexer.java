package org.tapsetstudio.dsl.ide;

import org.antlr.runtime.CharStream;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.eclipse.xtext.ide.editor.contentassist.antlr.internal.Lexer;
import org.tapsetstudio.dsl.ide.contentassist.antlr.internal.InternalStpParser;
import org.tapsetstudio.dsl.parser.TileTokens;
import org.tapsetstudio.dsl.parser.Vocabulary;

/** The token layer for the parser of content assist, which has numbers of its own for the types of tokens. */
public class StpIdeLexer extends Lexer {
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
	public void mTokens() throws RecognitionException {
		throw new UnsupportedOperationException();
	}
}
