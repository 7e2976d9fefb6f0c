package org.tapsetstudio.dsl.parser;

import org.eclipse.xtext.nodemodel.impl.NodeModelBuilder;
import org.eclipse.xtext.parser.IParseResult;
import org.tapsetstudio.dsl.parser.antlr.StpParser;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;

/** The generated parser, always run over the whole text: a macro defined at the top may change what follows anywhere. */
public class WholeFileParser extends StpParser {
	@Override
	protected boolean isReparseSupported() {
		return false;
	}

	/** Parses tokens that are there already. May be called from several threads. */
	IParseResult parse(TokenLayer layer) {
		return doParse(getDefaultRuleName(), new LayerStream(layer), new NodeModelBuilder(), 0);
	}
}
