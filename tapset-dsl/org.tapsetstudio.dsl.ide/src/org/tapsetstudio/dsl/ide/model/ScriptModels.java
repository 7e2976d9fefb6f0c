package org.tapsetstudio.dsl.ide.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.tapsetstudio.dsl.ide.text.ScriptTokens;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.parser.SyntaxError;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.Analyzer;
import org.tapsetstudio.dsl.semantics.FileMarkerResolver;
import org.tapsetstudio.dsl.semantics.Symbols;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/** Makes models of texts. Safe for use by several threads. */
public final class ScriptModels {
	private static final class Holder {
		static final ScriptModels SHARED = new ScriptModels(Surroundings.shipped(FileMarkerResolver.ofEnvironment()));
	}

	private final Surroundings surroundings;

	public ScriptModels(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	/** Models of scripts that draw on the tapsets of the product. */
	public static ScriptModels shared() {
		return Holder.SHARED;
	}

	public Surroundings surroundings() {
		return surroundings;
	}

	/** The tokens of a text alone, which is fast enough for the UI thread. */
	public ScriptTokens tokens(String text) {
		return ScriptTokens.of(text, surroundings.parseContext());
	}

	/**
	 * Parses and checks a text; that of a {@code .stpm} file as a library of macros.
	 *
	 * @param fileName as problems and symbols are to name it
	 * @param cancelled asked between the steps
	 * @throws CancellationException when {@code cancelled} said so
	 */
	public ScriptModel create(String fileName, String text, BooleanSupplier cancelled) {
		ScriptTokens tokens = tokens(text);
		if (fileName.endsWith(".stpm")) {
			return library(tokens, StpParserFacade.parseLibrary(fileName, text, surroundings.parseContext()));
		}
		ParsedScript script = StpParserFacade.parse(fileName, text, surroundings.parseContext());
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
		Analysis analysis = Analyzer.analyze(List.of(script), surroundings.tapsets(), surroundings.markers(), surroundings.options());
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
		return new ScriptModel(tokens, script, analysis.symbols(), problems(script, analysis), surroundings);
	}

	/** A file with aliases and functions alone is there for other scripts. */
	private static boolean isTapset(ParsedScript script) {
		return script.root().getItems().stream().anyMatch(item -> item instanceof FunctionDeclaration || item instanceof ProbeDeclaration probe && probe.getLists().size() > 1);
	}

	private ScriptModel library(ScriptTokens tokens, ParsedScript library) {
		List<ScriptProblem> problems = library.errors().stream().map(error -> ProblemRanges.syntax(library, error)).toList();
		return new ScriptModel(tokens, library, new Symbols(List.of(), List.of()), problems, surroundings);
	}

	private static List<ScriptProblem> problems(ParsedScript script, Analysis analysis) {
		List<ScriptProblem> problems = new ArrayList<>();
		for (SyntaxError error : script.errors()) {
			problems.add(ProblemRanges.syntax(script, error));
		}
		// a tree with holes makes the checker find mistakes that nobody made
		if (script.isCorrect()) {
			analysis.diagnostics().stream().filter(diagnostic -> !isTapset(script) || !diagnostic.code().equals("no-probes"))
					.forEach(diagnostic -> problems.add(ProblemRanges.semantic(script, diagnostic)));
		}
		problems.sort(Comparator.comparingInt(ScriptProblem::start));
		return problems;
	}
}
