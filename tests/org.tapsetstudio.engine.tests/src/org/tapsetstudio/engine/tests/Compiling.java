package org.tapsetstudio.engine.tests;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.Analyzer;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.tapsets.ShippedTapsets;

/** Makes programs of script texts, with the shipped tapsets; every marker is said to exist. */
final class Compiling {
	private static final TapsetLibrary LIBRARY = TapsetLibrary
			.of(ShippedTapsets.files().stream().map(f -> new TapsetLibrary.Entry(f.name(), new String(f.bytes(), StandardCharsets.UTF_8), true)).toList());

	private Compiling() {
	}

	static Program program(String text, String... arguments) {
		ParsedScript script = StpParserFacade.parse("<input>", text, ParseContext.script().withArguments(List.of(arguments)).withLibrary(LIBRARY.macros()));
		if (!script.errors().isEmpty()) {
			throw new IllegalArgumentException(script.errors() + "\n" + text);
		}
		Analysis analysis = Analyzer.analyze(List.of(script), LIBRARY, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT);
		return analysis.program().orElseThrow(() -> new IllegalArgumentException(analysis.diagnostics() + "\n" + text));
	}
}
