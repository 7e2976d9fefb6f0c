package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.dsl.lexer.Source;
import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Lays the tokens of the program over the script's text. A token that stands in the script at or behind the place reached keeps its
 * characters; any other becomes a virtual token without characters at the place of its macro use. So the parser builds the tree of the expanded
 * program over the text that the user wrote.
 */
final class Tiler {
	private final Source source;
	private final List<Token> raw;
	private final List<TokenProblem> problems;
	private final List<Tile> tiles = new ArrayList<>();
	private int position;
	private int nextRaw;
	private int nextProblem;

	private Tiler(Source source, List<Token> raw, List<TokenProblem> problems) {
		this.source = source;
		this.raw = raw;
		this.problems = new ArrayList<>(problems);
		this.problems.sort(Comparator.comparingInt(TokenProblem::start));
	}

	static List<Tile> tile(Source source, List<Token> raw, List<PlacedToken> program, List<TokenProblem> problems) {
		Tiler tiler = new Tiler(source, raw, problems);
		for (PlacedToken placed : program) {
			tiler.place(placed);
		}
		tiler.fill(source.text().length());
		tiler.flushProblems(Integer.MAX_VALUE);
		return tiler.tiles;
	}

	private void place(PlacedToken placed) {
		Token token = placed.token();
		MacroUse use = placed.use();
		boolean here = token.source() == source && !token.pasted() && token.start() >= position
				&& (use == null || token.start() >= use.start() && token.end() <= use.end());
		int start = here ? token.start() : use == null ? position : Math.max(position, use.start());
		fill(start);
		if (here) {
			flushProblems(start);
			add(Tile.Kind.TOKEN, token.text(), token.end(), token, use, null);
		} else {
			add(Tile.Kind.TOKEN, token.text(), start, token, use, null);
		}
	}

	/** Covers the text up to an offset with what does not reach the grammar. */
	private void fill(int end) {
		while (position < end) {
			while (nextRaw < raw.size() && raw.get(nextRaw).end() <= position) {
				nextRaw++;
			}
			Token token = nextRaw < raw.size() ? raw.get(nextRaw) : null;
			if (token == null || token.start() >= end) {
				consume(end);
			} else if (token.start() > position) {
				consume(token.start());
			} else if (!token.pasted() && token.kind() == TokenKind.WHITESPACE) {
				add(Tile.Kind.WHITESPACE, Math.min(end, token.end()));
			} else if (!token.pasted() && token.kind() == TokenKind.COMMENT) {
				add(Tile.Kind.COMMENT, Math.min(end, token.end()));
			} else {
				consume(Math.min(end, token.end()));
			}
		}
	}

	private void consume(int end) {
		flushProblems(position - 1);
		TokenProblem problem = nextProblem < problems.size() ? problems.get(nextProblem) : null;
		if (problem != null && problem.start() == position) {
			nextProblem++;
			add(Tile.Kind.BAD, source.text().substring(position, end), end, null, null, problem.message());
			return;
		}
		add(Tile.Kind.CONSUMED, end);
	}

	/** Problems whose text is a token nevertheless get an empty tile before it. */
	private void flushProblems(int upTo) {
		while (nextProblem < problems.size() && problems.get(nextProblem).start() <= upTo) {
			add(Tile.Kind.BAD, "", position, null, null, problems.get(nextProblem++).message());
		}
	}

	private void add(Tile.Kind kind, int end) {
		add(kind, source.text().substring(position, end), end, null, null, null);
	}

	private void add(Tile.Kind kind, String text, int end, Token token, MacroUse use, String problem) {
		tiles.add(new Tile(kind, text, position, end, token, use, problem));
		position = end;
	}
}
