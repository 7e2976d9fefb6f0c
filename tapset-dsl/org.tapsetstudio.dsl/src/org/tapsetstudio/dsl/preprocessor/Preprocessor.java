package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;
import org.tapsetstudio.dsl.semantics.internal.Similar;

/**
 * Resolves macros and conditionals of one file. Conditionals may cut any construct in two, so this works on tokens, before the grammar.
 */
public final class Preprocessor {
	/** A conditional whose end has not been read. */
	private static final class Open {
		final PlacedToken opening;
		boolean otherwise;
		int deadStart;
		int deadEnd;

		Open(PlacedToken opening) {
			this.opening = opening;
		}
	}

	/** What other languages know of a statistic. */
	private static final Set<String> STATISTICS = Set.of("@median", "@mean", "@stddev", "@std", "@average", "@percentile", "@quantize", "@lquantize", "@hist", "@lhist", "@stats", "@histogram");

	private final Problems problems = new Problems();
	private final MacroLibrary library;
	private final MacroDefinitions definitions;
	private final MacroExpander expander;
	private final Comparison comparison;
	private final Deque<Open> open = new ArrayDeque<>();
	private final List<PlacedToken> output = new ArrayList<>();
	private final List<Expansion.Conditional> conditionals = new ArrayList<>();

	private Preprocessor(List<Token> tokens, ParseContext context, boolean library) {
		definitions = new MacroDefinitions(library, problems);
		expander = new MacroExpander(tokens, definitions, context.library(), problems);
		this.library = context.library();
		comparison = new Comparison(context.environment(), context.guru());
	}

	/** @param tokens all tokens of a script, with or without separators */
	public static Expansion script(List<Token> tokens, ParseContext context) {
		return new Preprocessor(tokens, context, false).run();
	}

	/** Reads a {@code .stpm} file: macros of the library, nothing else. */
	public static Expansion library(List<Token> tokens, ParseContext context) {
		Preprocessor preprocessor = new Preprocessor(tokens, context, true);
		Expansion expansion = preprocessor.run();
		if (!expansion.tokens().isEmpty()) {
			PlacedToken first = expansion.tokens().get(0);
			preprocessor.problems.add(first.token(), first.use(), "a macro library holds only @define and conditionals");
		}
		return expansion;
	}

	private Expansion run() {
		for (PlacedToken placed = expander.next(); placed != null; placed = expander.next()) {
			Token token = placed.token();
			if (token.problem() != null) {
				problems.add(token, placed.use(), token.problem());
			} else if (token.kind() == TokenKind.AT_WORD && !AtOperators.NAMES.contains(token.text())) {
				problems.add(token, placed.use(), token.text().equals("@") ? "expected the name of an operator or a macro behind '@'"
						: "unknown operator or macro '" + token.text() + "'" + meant(token.text()));
			} else if (token.isOperator("%(")) {
				conditional(placed);
			} else if (token.isOperator("%?")) {
				problems.add(token, placed.use(), "'%?' without a condition before it");
			} else if (token.isOperator("%:")) {
				otherwise(placed);
			} else if (token.isOperator("%)")) {
				close(placed);
			} else {
				output.add(placed);
			}
		}
		for (Open conditional : open) {
			problems.add(conditional.opening.token(), conditional.opening.use(), "this conditional is not closed by '%)'");
		}
		return new Expansion(output, definitions.all(), expander.uses(), conditionals, problems.list());
	}

	/** What an unknown word may have meant. */
	private String meant(String word) {
		Set<String> known = new HashSet<>(AtOperators.NAMES);
		definitions.all().keySet().forEach(name -> known.add("@" + name));
		library.macros().forEach(macro -> known.add("@" + macro.name()));
		List<String> near = Similar.to(word, known);
		if (!near.isEmpty())
			return " (did you mean " + String.join(", ", near) + "?)";
		return STATISTICS.contains(word) ? "; of a statistic there are @count, @sum, @min, @max, @avg, @variance, @hist_log and @hist_linear" : "";
	}

	private void conditional(PlacedToken opening) {
		Boolean result = condition(opening);
		if (result == null) {
			return;
		}
		Open conditional = new Open(opening);
		open.push(conditional);
		if (!result) {
			skip(conditional, true);
		}
	}

	/** The value of a condition, whose {@code %?} is read as well; null after a mistake. */
	private Boolean condition(PlacedToken opening) {
		boolean any = false;
		boolean all = true;
		boolean faulty = false;
		boolean isRemainder = !output.isEmpty() && output.getLast().use() == null && output.getLast().token().end() == opening.token().start() && output.getLast().token().kind() != TokenKind.OPERATOR;
		while (true) {
			PlacedToken[] parts = { expander.next(), expander.next(), expander.next() };
			if (parts[2] == null) {
				problems.add(opening.token(), opening.use(), "this conditional has no complete condition");
				return null;
			}
			try {
				all &= comparison.evaluate(parts[0].token(), parts[1].token(), parts[2].token());
			} catch (ConditionException e) {
				PlacedToken part = parts[e.part];
				if (isRemainder)
					problems.add(opening.token(), opening.use(), "'%(' begins a conditional; a remainder is written with a blank, as in a % (b)");
				else
					problems.add(part.token(), part.use(), part.token().kind() == TokenKind.JUNK ? part.token().problem() : e.getMessage());
				faulty = true;
			}
			PlacedToken next = expander.next();
			if (next != null && next.token().isOperator("%?")) {
				// A faulty condition selects its first branch, so that an editor goes on with something.
				return any || all || faulty;
			}
			if (next != null && next.token().isOperator("||")) {
				any |= all;
				all = true;
			} else if (next == null || !next.token().isOperator("&&")) {
				if (!faulty) {
					problems.add((next == null ? opening : next).token(), (next == null ? opening : next).use(), "expected '%?', '&&' or '||' behind a comparison");
				}
				return null;
			}
		}
	}

	private void otherwise(PlacedToken placed) {
		if (open.isEmpty()) {
			problems.add(placed.token(), placed.use(), "'%:' without a '%(' before it");
		} else if (open.peek().otherwise) {
			problems.add(placed.token(), placed.use(), "this conditional has a '%:' already");
		} else {
			open.peek().otherwise = true;
			skip(open.peek(), false);
		}
	}

	private void close(PlacedToken placed) {
		if (open.isEmpty()) {
			problems.add(placed.token(), placed.use(), "'%)' without a '%(' before it");
			return;
		}
		Open conditional = open.pop();
		if (conditional.opening.use() == null && placed.use() == null) {
			conditionals.add(new Expansion.Conditional(conditional.opening.token().start(), placed.token().end(), conditional.deadStart, conditional.deadEnd));
		}
	}

	/** Skips a dead branch up to its {@code %:} (then the rest is alive) or {@code %)}. What is in it need not make sense. */
	private void skip(Open conditional, boolean first) {
		int depth = 0;
		conditional.deadStart = -1;
		for (PlacedToken placed = expander.nextSkipped(); placed != null; placed = expander.nextSkipped()) {
			Token token = placed.token();
			int start = placed.use() == null ? token.start() : placed.use().start();
			if (conditional.deadStart < 0) {
				conditional.deadStart = start;
			}
			conditional.deadEnd = start;
			if (token.isOperator("%(")) {
				depth++;
			} else if (depth > 0) {
				depth -= token.isOperator("%)") ? 1 : 0;
			} else if (token.isOperator("%)")) {
				close(placed);
				return;
			} else if (token.isOperator("%?")) {
				problems.add(token, placed.use(), "'%?' without a condition before it");
			} else if (token.isOperator("%:")) {
				if (first) {
					conditional.otherwise = true;
					return;
				}
				problems.add(token, placed.use(), "this conditional has a '%:' already");
			}
		}
	}
}
