package org.tapsetstudio.dsl.parser;

import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.XtextPackage;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;
import org.eclipse.xtext.parser.antlr.IAntlrTokenFileProvider;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.IUnorderedGroupHelper;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;
import org.eclipse.xtext.service.GrammarProvider;
import org.tapsetstudio.dsl.parser.antlr.StpAntlrTokenFileProvider;
import org.tapsetstudio.dsl.services.StpGrammarAccess;
import org.tapsetstudio.dsl.stp.StpPackage;

/** Wires a parser by hand: without Guice a command line starts in half the time. */
final class ParserFactory {
	private static final class TokenDefinitions extends AntlrTokenDefProvider {
		@Override
		public IAntlrTokenFileProvider getAntlrTokenFileProvider() {
			return super.getAntlrTokenFileProvider();
		}
	}

	private ParserFactory() {
	}

	static WholeFileParser create() {
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().putIfAbsent("xtextbin", new BinaryGrammarResourceFactoryImpl());
		EPackage.Registry.INSTANCE.putIfAbsent(XtextPackage.eNS_URI, XtextPackage.eINSTANCE);
		EPackage.Registry.INSTANCE.putIfAbsent(StpPackage.eNS_URI, StpPackage.eINSTANCE);
		GrammarProvider grammar = new GrammarProvider("org.tapsetstudio.dsl.Stp", XtextResourceSet::new);
		grammar.setClassLoader(ParserFactory.class.getClassLoader());
		WholeFileParser parser = new WholeFileParser();
		parser.setGrammarAccess(new StpGrammarAccess(grammar));
		parser.setElementFactory(new StpAstFactory());
		parser.setTokenDefProvider(tokenDefinitions());
		parser.setSyntaxErrorProvider(new SyntaxMessages());
		parser.setUnorderedGroupHelper(IUnorderedGroupHelper.Null::new);
		parser.setLexerProvider(StpLexer::new);
		return parser;
	}

	private static ITokenDefProvider tokenDefinitions() {
		TokenDefinitions definitions = new TokenDefinitions();
		definitions.setAntlrTokenFileProvider(new StpAntlrTokenFileProvider());
		return definitions;
	}
}
