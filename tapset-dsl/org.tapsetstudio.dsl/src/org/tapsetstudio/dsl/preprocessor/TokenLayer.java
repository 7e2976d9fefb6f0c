package org.tapsetstudio.dsl.preprocessor;

import java.util.List;

import org.tapsetstudio.dsl.lexer.Lexer;
import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;

/**
 * A script below the grammar: its tokens as written, the program after preprocessing, and how both lie on the text. What colouring, folding,
 * macro navigation and the parser read.
 *
 * @param source the script
 * @param tokens what is written, separators included
 * @param expansion the program
 * @param tiles the text, end to end
 */
public record TokenLayer(Source source, List<Token> tokens, Expansion expansion, List<Tile> tiles) {
	public static TokenLayer of(String fileName, String text, ParseContext context) {
		Source source = new Source(fileName, text);
		List<Token> tokens = Lexer.tokenize(source, context.arguments());
		Expansion expansion = Preprocessor.script(tokens, context);
		List<PlacedToken> program = PointNames.join(expansion.tokens());
		return new TokenLayer(source, tokens, expansion, Tiler.tile(source, tokens, program, expansion.problems()));
	}

	/** A {@code .stpm} file. Its tiles hold no tokens unless the file is wrong. */
	public static TokenLayer ofLibrary(String fileName, String text, ParseContext context) {
		Source source = new Source(fileName, text);
		List<Token> tokens = Lexer.tokenize(source, context.arguments());
		Expansion expansion = Preprocessor.library(tokens, context);
		return new TokenLayer(source, tokens, expansion, Tiler.tile(source, tokens, expansion.tokens(), expansion.problems()));
	}

	/** True if only separators lie between text that is a mistake and an offset: an error there is but its consequence. */
	public boolean followsBadText(int offset) {
		int i = firstAtOrBehind(offset) - 1;
		while (i >= 0 && (tiles.get(i).kind() == Tile.Kind.WHITESPACE || tiles.get(i).kind() == Tile.Kind.COMMENT || tiles.get(i).kind() == Tile.Kind.CONSUMED)) {
			i--;
		}
		return i >= 0 && tiles.get(i).kind() == Tile.Kind.BAD;
	}

	/** What brought a virtual token to an offset; null if no such token lies there. */
	public MacroUse useOfVirtualTokenAt(int offset) {
		for (int i = firstAtOrBehind(offset); i < tiles.size() && tiles.get(i).start() == offset; i++) {
			if (tiles.get(i).isVirtual() && tiles.get(i).use() != null) {
				return tiles.get(i).use();
			}
		}
		return null;
	}

	private int firstAtOrBehind(int offset) {
		int low = 0;
		int high = tiles.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (tiles.get(middle).start() < offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}
}
