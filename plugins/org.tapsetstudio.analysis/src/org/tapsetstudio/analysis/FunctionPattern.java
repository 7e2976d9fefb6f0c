package org.tapsetstudio.analysis;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.tapsetstudio.recording.pairing.Function;

/**
 * Functions as people name them: a part of the name, in any case ({@code parse}); a pattern with {@code *} and {@code ?} that the whole name fits, with or without its class
 * ({@code Lexer.*}); behind {@code @}, the same of the file ({@code parse@json/*.py}, {@code @site-packages}).
 */
public final class FunctionPattern {
	private FunctionPattern() {
	}

	/** Reads a pattern. Every text is one; the empty one fits every function. */
	public static Predicate<Function> of(String text) {
		int at = text.indexOf('@');
		Predicate<String> name = part(at < 0 ? text : text.substring(0, at));
		Predicate<String> file = part(at < 0 ? "" : text.substring(at + 1));
		return function -> (name.test(function.name()) || name.test(function.plainName())) && file.test(function.file());
	}

	private static Predicate<String> part(String text) {
		if (text.isEmpty()) {
			return name -> true;
		}
		int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
		if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
			return Pattern.compile(Pattern.quote(text), flags).asPredicate();
		}
		StringBuilder regex = new StringBuilder();
		text.codePoints().forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
		return Pattern.compile(regex.toString(), flags).asMatchPredicate();
	}
}
