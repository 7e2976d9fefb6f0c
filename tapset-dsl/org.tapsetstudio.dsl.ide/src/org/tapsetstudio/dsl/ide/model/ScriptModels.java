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
	 * Parses and checks a text.
	 *
	 * @param fileName as problems and symbols are to name it
	 * @param cancelled asked between the steps
	 * @throws CancellationException when {@code cancelled} said so
	 */
	public ScriptModel create(String fileName, String text, BooleanSupplier cancelled) {
		ScriptTokens tokens = tokens(text);
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

	private static List<ScriptProblem> problems(ParsedScript script, Analysis analysis) {
		List<ScriptProblem> problems = new ArrayList<>();
		for (SyntaxError error : script.errors()) {
			problems.add(ProblemRanges.syntax(script, error));
		}
		// a tree with holes makes the checker find mistakes that nobody made
		if (script.isCorrect()) {
			analysis.diagnostics().forEach(diagnostic -> problems.add(ProblemRanges.semantic(script, diagnostic)));
		}
		problems.sort(Comparator.comparingInt(ScriptProblem::start));
		return problems;
	}
}
