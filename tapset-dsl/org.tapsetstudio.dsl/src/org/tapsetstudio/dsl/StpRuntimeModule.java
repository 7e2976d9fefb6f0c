package org.tapsetstudio.dsl;

import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;
import org.tapsetstudio.dsl.parser.StpAstFactory;
import org.tapsetstudio.dsl.parser.StpLexer;
import org.tapsetstudio.dsl.parser.SyntaxMessages;
import org.tapsetstudio.dsl.parser.WholeFileParser;

import com.google.inject.Binder;
import com.google.inject.name.Names;

/** Puts the token layer under Xtext's parser. */
public class StpRuntimeModule extends AbstractStpRuntimeModule {
	@Override
	public void configureRuntimeLexer(Binder binder) {
		binder.bind(Lexer.class).annotatedWith(Names.named(LexerBindings.RUNTIME)).to(StpLexer.class);
	}

	@Override
	public Class<? extends Lexer> bindLexer() {
		return StpLexer.class;
	}

	@Override
	public Class<? extends IParser> bindIParser() {
		return WholeFileParser.class;
	}

	@Override
	public Class<? extends IAstFactory> bindIAstFactory() {
		return StpAstFactory.class;
	}

	public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
		return SyntaxMessages.class;
	}
}
