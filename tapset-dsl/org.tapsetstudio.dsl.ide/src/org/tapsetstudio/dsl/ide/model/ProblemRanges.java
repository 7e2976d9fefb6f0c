package org.tapsetstudio.dsl.ide.model;

import java.util.List;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.SyntaxError;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Diagnostic;

/** Turns what parser and checker say into something that can be underlined. */
final class ProblemRanges {

	private ProblemRanges() {
	}

	static ScriptProblem syntax(ParsedScript script, SyntaxError error) {
		return problem(script, true, error.where(), "syntax", error.message(), List.of());
	}

	static ScriptProblem semantic(ParsedScript script, Diagnostic diagnostic) {
		return problem(script, diagnostic.severity() == Diagnostic.Severity.ERROR, diagnostic.where(), diagnostic.code(), diagnostic.text(), diagnostic.candidates());
	}

	/** An empty range, such as a missing brace at the end, is widened to the nearest visible character before it, for nobody can see nothing underlined. */
	private static ScriptProblem problem(ParsedScript script, boolean error, SourceRange where, String code, String message, List<String> candidates) {
		String text = script.text();
		boolean here = where.file().equals(script.fileName());
		int start = here ? Math.min(Math.max(0, where.offset()), text.length()) : 0;
		int end = here ? Math.min(start + where.length(), text.length()) : 0;
		if (start == end) {
			while (start > 0 && (start == text.length() || Character.isWhitespace(text.charAt(start)))) {
				start--;
			}
			end = Math.min(start + 1, text.length());
		}
		return new ScriptProblem(error, start, end, script.lines().line(start), code, sentence(message), candidates);
	}

	private static String sentence(String message) {
		return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
	}
}
