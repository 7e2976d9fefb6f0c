package org.tapsetstudio.dsl.semantics;

import java.util.List;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.semantics.Diagnostic.Severity;

/** A script with what the parser and the checker say of it. */
record Checked(ParsedScript parsed, Analysis analysis) {
	static final TapsetLibrary MACROS = TapsetLibrary.of(List.of(new TapsetLibrary.Entry("macros.stpm", "@define choose_defined(a, b) %( (@defined(@a) ? @a : @b) %)", true)));

	/** With option {@code -u}: nothing is left out, so that short samples say what they are about. */
	static Checked script(String text) {
		return script(text, MACROS, FileMarkerResolver.ofEnvironment(), AnalysisOptions.DEFAULT.withUnoptimised(true));
	}

	static Checked script(String text, TapsetLibrary library, MarkerResolver markers, AnalysisOptions options) {
		ParsedScript parsed = StpParserFacade.parse("x.stp", text, ParseContext.script().withLibrary(library.macros()));
		return new Checked(parsed, Analyzer.analyze(List.of(parsed), library, markers, options));
	}

	boolean accepted() {
		return parsed.isCorrect() && !analysis.hasErrors();
	}

	/** Syntax errors, then errors, one a line, without the file's name. */
	String errors() {
		return text(Severity.ERROR);
	}

	String warnings() {
		return text(Severity.WARNING);
	}

	private String text(Severity severity) {
		return analysis.diagnostics().stream().filter(d -> d.severity() == severity)
				.map(d -> d.where().line() + ":" + d.where().column() + "+" + d.where().length() + " " + d.text()).collect(Collectors.joining("\n"));
	}

	String text() {
		return parsed.errors() + " " + analysis.diagnostics();
	}
}
