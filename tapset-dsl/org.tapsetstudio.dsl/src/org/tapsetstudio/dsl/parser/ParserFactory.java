package org.tapsetstudio.dsl.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.Grammar;
import org.eclipse.xtext.XtextPackage;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;
import org.eclipse.xtext.parser.antlr.IAntlrTokenFileProvider;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.IUnorderedGroupHelper;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;
import org.eclipse.xtext.service.AllRulesCache;
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

	/** A grammar that is read before it is asked for. A resource set, asked for it, first asks the jar for its time of change, for which the JVM reads and formats dates. */
	private static final class ReadGrammar extends GrammarProvider {
		private static final String NAME = "org.tapsetstudio.dsl.Stp";
		private final Grammar grammar;

		ReadGrammar() {
			super(NAME, XtextResourceSet::new);
			String file = "/" + NAME.replace('.', '/') + ".xtextbin";
			Resource resource = new BinaryGrammarResourceFactoryImpl().createResource(URI.createURI("classpath:" + file));
			new ResourceSetImpl().getResources().add(resource);
			try (InputStream in = ParserFactory.class.getResourceAsStream(file)) {
				resource.load(in, null);
			} catch (IOException e) {
				throw new UncheckedIOException("the grammar cannot be read", e);
			}
			EcoreUtil.resolveAll(resource);
			grammar = (Grammar) resource.getContents().getFirst();
			new AllRulesCache(grammar).attachToEmfObject(grammar);
		}

		@Override
		public Grammar getGrammar(Object requestor) {
			return grammar;
		}
	}

	private ParserFactory() {
	}

	static WholeFileParser create() {
		EPackage.Registry.INSTANCE.putIfAbsent(XtextPackage.eNS_URI, XtextPackage.eINSTANCE);
		EPackage.Registry.INSTANCE.putIfAbsent(StpPackage.eNS_URI, StpPackage.eINSTANCE);
		WholeFileParser parser = new WholeFileParser();
		parser.setGrammarAccess(new StpGrammarAccess(new ReadGrammar()));
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
