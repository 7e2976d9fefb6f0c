package org.tapsetstudio.dsl.parser;

import org.tapsetstudio.dsl.program.SourceRange;

/**
 * A reason why a script is not a program.
 *
 * @param where in the script; for a mistake inside a macro, the place where the macro is used
 * @param message a sentence without a full stop
 */
public record SyntaxError(SourceRange where, String message) {
	@Override
	public String toString() {
		return where + ": error: " + message;
	}
}
