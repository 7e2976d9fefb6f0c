package org.tapsetstudio.dsl.preprocessor;

import java.util.List;

import org.tapsetstudio.dsl.lexer.ScriptArguments;

/**
 * Everything beside its text that decides what a script means to the parser. Immutable.
 *
 * @param arguments what {@code $1} and the like stand for
 * @param guru true as with option {@code -g}: embedded C and raw kernel access are allowed
 * @param mayBeEmpty true for tapset files; a user's script must declare something
 * @param environment what conditionals ask for
 * @param library macros of {@code .stpm} files
 */
public record ParseContext(ScriptArguments arguments, boolean guru, boolean mayBeEmpty, TargetEnvironment environment, MacroLibrary library) {
	/** A user's script without arguments on this machine, no library. */
	public static ParseContext script() {
		return new ParseContext(ScriptArguments.NONE, false, false, TargetEnvironment.host(), MacroLibrary.EMPTY);
	}

	/** A tapset file: may be empty, may hold embedded C. */
	public static ParseContext tapset() {
		return script().withGuru(true).withMayBeEmpty(true);
	}

	/** A script in an editor, whose arguments are not known. */
	public static ParseContext editor() {
		return script().withArguments(ScriptArguments.UNKNOWN);
	}

	public ParseContext withArguments(List<String> values) {
		return withArguments(ScriptArguments.of(values));
	}

	public ParseContext withArguments(ScriptArguments values) {
		return new ParseContext(values, guru, mayBeEmpty, environment, library);
	}

	public ParseContext withGuru(boolean value) {
		return new ParseContext(arguments, value, mayBeEmpty, environment, library);
	}

	public ParseContext withMayBeEmpty(boolean value) {
		return new ParseContext(arguments, guru, value, environment, library);
	}

	public ParseContext withEnvironment(TargetEnvironment value) {
		return new ParseContext(arguments, guru, mayBeEmpty, value, library);
	}

	public ParseContext withLibrary(MacroLibrary value) {
		return new ParseContext(arguments, guru, mayBeEmpty, environment, value);
	}
}
