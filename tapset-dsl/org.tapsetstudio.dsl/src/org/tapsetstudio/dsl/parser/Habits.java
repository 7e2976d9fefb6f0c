package org.tapsetstudio.dsl.parser;

import java.util.Map;
import java.util.Set;

import org.antlr.runtime.IntStream;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.tapsetstudio.dsl.semantics.internal.Foreign;

/** What people who come from other languages write, told from the token that does not fit and the two before it. */
final class Habits {
	/** By what was expected and what was found. */
	private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("'}' =", "; only a variable or an element of an array can be changed, and words of the language are no variables"),
			Map.entry("'}' :", "; a value is assigned by ="),
			Map.entry("'in' :", "; that is written foreach (key in array)"),
			Map.entry("'in' ,", "; several keys stand in brackets, as in foreach ([a, b] in array)"),
			Map.entry("';' )", "; a loop over an array is written foreach (key in array)"),
			Map.entry("'{' /", "; a condition is written behind the point, as in if (x == 1)"),
			Map.entry("a value {", "; an array is filled element by element"),
			Map.entry("a number or a string /", "; names of files stand in \"quotes\""),
			Map.entry("a number or a string {", "; an array is filled element by element"),
			Map.entry("'{' :", "; components of a point are joined by dots, their values stand in parentheses, as in timer.s(1)"));

	private static final Set<String> TYPES = Set.of("int", "long", "string", "char", "void", "unsigned", "bool", "float", "double", "str", "static", "let", "var");
	private static final Set<String> TEXTS = Set.of("string", "char", "str");
	/** Keywords that people take for names. */
	private static final Set<String> RESERVED = Set.of("limit", "string", "long", "in");

	private final String found;
	private final String before;
	private final String first;

	/** @param input of the parser; anything but tokens tells nothing of what is before */
	Habits(IntStream input, Token token) {
		found = token == null ? "" : token.getText();
		Token near = before(input, token);
		Token far = before(input, near);
		before = near == null ? "" : near.getText();
		first = far == null ? "" : far.getText();
	}

	private static Token before(IntStream input, Token token) {
		if (token == null || !(input instanceof TokenStream tokens))
			return null;
		for (int i = token.getTokenIndex() - 1; i >= 0; i--)
			if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL)
				return tokens.get(i);
		return null;
	}

	/** The token that follows one; null at the end. */
	static Token behind(IntStream input, Token token) {
		if (input instanceof TokenStream tokens)
			for (int i = token.getTokenIndex() + 1; i < tokens.size(); i++)
				if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL)
					return tokens.get(i);
		return null;
	}

	/** What may have been meant, to be appended to a message; empty if nobody knows. */
	String hint(String expected) {
		String looked = expected == null ? "" : lookedBack(expected);
		if (!looked.isEmpty())
			return looked;
		String place = PLACES.get(expected + " " + found);
		if (place != null)
			return place;
		String foreign = Foreign.hint(found);
		if (!foreign.isEmpty())
			return foreign;
		return RESERVED.contains(found) ? "; no variable can be called that, it is a word of the language" : "";
	}

	private String lookedBack(String expected) {
		return switch (expected) {
		case "'('" -> first.equals("function") && TYPES.contains(before) ? function() : parentheses();
		case "')'" -> TYPES.contains(before) && (first.equals("(") || first.equals(",")) ? "; a type stands behind the name, as in " + found + type() : "";
		case "'{'" -> found.equals(":") && (before.equals("profile") || before.equals("interval")) ? "; such probes are timer.hz(99), timer.s(1), timer.ms(100) and so on" : "";
		case "'}'" -> found.equals(":") && (first.equals("case") || before.equals("default")) ? "; there is no switch: write if (x == 1) … else if (x == 2) … else …" : "";
		default -> "";
		};
	}

	private String function() {
		return before.equals("void") ? "; a function that returns nothing has no type: function " + found + "(…)" : "; a type stands behind the name, as in function " + found + type() + "(…)";
	}

	private String type() {
		return TEXTS.contains(before) ? ":string" : ":long";
	}

	private String parentheses() {
		return switch (before) {
		case "if", "while" -> "; the condition stands in parentheses, as in " + before + " (x == 3)";
		case "for" -> "; what controls the loop stands in parentheses, as in for (i = 0; i < 3; i++)";
		case "foreach" -> "; what controls the loop stands in parentheses, as in foreach (key in array)";
		default -> "";
		};
	}
}
