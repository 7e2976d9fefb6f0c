package org.tapsetstudio.dsl.parser;

import org.antlr.runtime.ANTLRStringStream;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;

/** A script's characters for ANTLR, which brings its tokens along. */
final class LayerStream extends ANTLRStringStream {
	private final TokenLayer layer;

	LayerStream(TokenLayer layer) {
		super(layer.source().text());
		this.layer = layer;
	}

	TokenLayer layer() {
		return layer;
	}
}
