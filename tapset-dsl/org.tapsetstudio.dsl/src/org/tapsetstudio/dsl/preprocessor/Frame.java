package org.tapsetstudio.dsl.preprocessor;

import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.lexer.Token;

/** Tokens that are being read: the script, a macro's body, or an argument in a body. */
final class Frame {
	/** An argument's tokens, to be understood where they were written. */
	record Argument(List<Token> tokens, Frame scope) {
	}

	private final List<Token> tokens;
	private int position;
	/** The body or script that the tokens belong to; this frame itself except for an argument. */
	private final Frame scope;
	/** Null for the script. */
	private final Macro macro;
	private final Map<String, Argument> arguments;

	/** The script (macro null) or a macro's body. */
	Frame(List<Token> tokens, Macro macro, Map<String, Argument> arguments) {
		this.tokens = tokens;
		this.scope = this;
		this.macro = macro;
		this.arguments = arguments;
	}

	Frame(Argument argument) {
		this.tokens = argument.tokens;
		this.scope = argument.scope;
		this.macro = null;
		this.arguments = null;
	}

	/** The next token, skipping separators; null at the end. */
	Token read() {
		Token token = peek();
		if (token != null) {
			position++;
		}
		return token;
	}

	Token peek() {
		while (position < tokens.size() && tokens.get(position).kind().isTrivia()) {
			position++;
		}
		return position < tokens.size() ? tokens.get(position) : null;
	}

	/** True if no separator stands before the token that was read last. */
	boolean isAdjacent() {
		return position > 1 && !tokens.get(position - 2).kind().isTrivia();
	}

	Frame scope() {
		return scope;
	}

	/** The argument that {@code @name} stands for here, or null. */
	Argument argument(String name) {
		return scope.arguments.get(name);
	}

	/** True where only library macros are visible. */
	boolean inLibrary() {
		return scope.macro != null && scope.macro.library();
	}
}
