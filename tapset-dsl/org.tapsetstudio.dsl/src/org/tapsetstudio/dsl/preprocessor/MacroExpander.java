package org.tapsetstudio.dsl.preprocessor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.lexer.Token;
import org.tapsetstudio.dsl.lexer.TokenKind;

/**
 * Reads the tokens of a file with macros replaced. Macros are purely textual: no precedence, no hygiene. An argument is read anew in the scope of
 * the use at each place where the body names it.
 */
final class MacroExpander {
	private static final int MAX_DEPTH = 500;
	/** Macros that double at each level reach this soon; no real script does. */
	private static final int MAX_EXPANSIONS = 200_000;

	private final Frame file;
	private final Deque<Frame> frames = new ArrayDeque<>();
	private final MacroDefinitions definitions;
	private final MacroLibrary library;
	private final Problems problems;
	private final List<MacroUse> uses = new ArrayList<>();
	private MacroUse outermost;
	private int expansions;
	private boolean skipping;

	MacroExpander(List<Token> tokens, MacroDefinitions definitions, MacroLibrary library, Problems problems) {
		this.file = new Frame(tokens, null, Map.of());
		this.definitions = definitions;
		this.library = library;
		this.problems = problems;
	}

	/** The outermost uses in order of their place. */
	List<MacroUse> uses() {
		return uses;
	}

	/** The next token with macros replaced; null at the end. */
	PlacedToken next() {
		while (true) {
			PlacedToken placed = nextRaw();
			if (placed == null || placed.token().kind() != TokenKind.AT_WORD) {
				return placed;
			}
			Token token = placed.token();
			if (token.text().equals("@define")) {
				if (skipping) {
					return placed;
				}
				if (frames.isEmpty()) {
					definitions.read(token, file);
				} else {
					problems.add(token, outermost, "a macro cannot define a macro");
				}
				continue;
			}
			String name = token.text().substring(1);
			Frame frame = current();
			Frame.Argument argument = frame.argument(name);
			if (argument != null) {
				push(new Frame(argument), token);
				continue;
			}
			Macro macro = find(name, frame);
			if (macro == null) {
				return placed;
			}
			use(macro, token, frame);
		}
	}

	/**
	 * The next token of a branch that is left out; null at the end. Macros are replaced there, too, as arguments may hold what ends the branch, but nothing is defined, and their
	 * mistakes do not count.
	 */
	PlacedToken nextSkipped() {
		skipping = true;
		try {
			return next();
		} finally {
			skipping = false;
		}
	}

	/** The next token as it stands in the file or in the body that is being read. */
	private PlacedToken nextRaw() {
		Token token = null;
		while (!frames.isEmpty() && (token = frames.peek().read()) == null) {
			frames.pop();
		}
		if (token != null) {
			return new PlacedToken(token, outermost, file.isAdjacent());
		}
		outermost = null;
		token = file.read();
		if (token == null) {
			return null;
		}
		return new PlacedToken(token, token.pasted() ? new MacroUse(pastedText(token), null, token.start(), token.end()) : null, file.isAdjacent());
	}

	private static String pastedText(Token token) {
		return token.source().text().substring(token.start(), token.end());
	}

	private Frame current() {
		return frames.isEmpty() ? file : frames.peek();
	}

	private Macro find(String name, Frame frame) {
		Macro macro = frame.inLibrary() ? null : definitions.find(name);
		return macro != null ? macro : library.find(name);
	}

	private void use(Macro macro, Token word, Frame frame) {
		Map<String, Frame.Argument> arguments = new HashMap<>();
		int end = word.end();
		if (!macro.parameters().isEmpty()) {
			Token close = readArguments(macro, word, frame, arguments);
			if (close == null) {
				return;
			}
			end = close.end();
		}
		if (frames.isEmpty()) {
			outermost = new MacroUse(word.text(), macro, word.start(), end);
			if (!skipping) {
				uses.add(outermost);
			}
		}
		push(new Frame(macro.body(), macro, arguments), word);
	}

	private void push(Frame frame, Token word) {
		if (frames.size() >= MAX_DEPTH || ++expansions > MAX_EXPANSIONS) {
			problems.add(word, outermost, expansions > MAX_EXPANSIONS ? "macros expand to too much text" : "macro " + word.text() + " contains itself without end");
			frames.clear();
			return;
		}
		frames.push(frame);
	}

	/**
	 * Reads a list of arguments, from the same text as the macro's name: a body cannot open a list that its surroundings close.
	 *
	 * @return the closing parenthesis, null after a mistake
	 */
	private Token readArguments(Macro macro, Token word, Frame frame, Map<String, Frame.Argument> arguments) {
		int count = macro.parameters().size();
		Token open = frame.peek();
		if (open == null || !open.isOperator("(")) {
			mistake(word, "macro " + word.text() + " needs (" + String.join(", ", macro.parameters()) + ") behind it");
			if (skipping) {
				frame.read(); // SystemTap goes on behind what stands there, even if it would end the branch
			}
			return null;
		}
		frame.read();
		List<Token> argument = new ArrayList<>();
		int index = 0;
		int depth = 0;
		for (Token token = frame.read(); token != null; token = frame.read()) {
			boolean last = depth == 0 && token.isOperator(")");
			if (last || depth == 0 && token.isOperator(",")) {
				if (index < count) {
					arguments.put(macro.parameters().get(index), new Frame.Argument(argument, frame.scope()));
				}
				index++;
				argument = new ArrayList<>();
				if (last) {
					return checkCount(macro, word, token, index, count);
				}
				if (skipping && index == count) {
					return null; // one too many, and SystemTap reads no further
				}
				continue;
			}
			if (token.isOperator("(") || token.isOperator("[")) {
				depth++;
			} else if (depth > 0 && (token.isOperator(")") || token.isOperator("]"))) {
				depth--;
			}
			argument.add(token);
		}
		mistake(word, "the arguments of macro " + word.text() + " are not closed by ')'");
		return null;
	}

	private Token checkCount(Macro macro, Token word, Token close, int given, int wanted) {
		if (given == wanted) {
			return close;
		}
		mistake(word, "macro " + word.text() + " takes " + wanted + (wanted == 1 ? " argument (" : " arguments (")
				+ String.join(", ", macro.parameters()) + "), not " + given);
		return null;
	}

	private void mistake(Token word, String message) {
		if (!skipping) {
			problems.add(word, outermost, message);
		}
	}
}
