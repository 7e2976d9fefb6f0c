package org.tapsetstudio.dsl.ide.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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
	private static final String NO_PROBES = "no-probes";
	/** In a tapset, what is declared is there for scripts. */
	private static final Set<String> FOR_OTHERS = Set.of(NO_PROBES, "unused-function", "unused-global");

	private static final class Holder {
		static final ScriptModels SHARED = new ScriptModels(Surroundings.shipped(FileMarkerResolver.ofEnvironment()));
	}

	private final Function<String, Surroundings> surroundings;
	private final Runnable update;

	public ScriptModels(Surroundings surroundings) {
		this.surroundings = name -> surroundings;
		update = () -> { };
	}

	/** Models of scripts that draw on what is in the folders when they are made. */
	public ScriptModels(TapsetFolders folders) {
		surroundings = folders::of;
		update = folders::update;
	}

	/** Models of scripts that draw on the tapsets of the product. */
	public static ScriptModels shared() {
		return Holder.SHARED;
	}

	/** What scripts draw on, as far as anybody has looked. */
	public Surroundings surroundings() {
		return surroundings.apply("");
	}

	/** False when what the script draws on has changed since its model was made. Not for the UI thread. */
	public boolean isCurrent(ScriptModel model) {
		update.run();
		return model.surroundings() == surroundings.apply(model.fileName());
	}

	/** The tokens of a text alone, which is fast enough for the UI thread. */
	public ScriptTokens tokens(String text) {
		return ScriptTokens.of(text, surroundings().parseContext());
	}

	/**
	 * Parses and checks a text, not on the UI thread; that of a {@code .stpm} file as a library of macros.
	 *
	 * @param fileName as problems and symbols are to name it
	 * @param cancelled asked between the steps
	 * @throws CancellationException when {@code cancelled} said so
	 */
	public ScriptModel create(String fileName, String text, BooleanSupplier cancelled) {
		update.run();
		Surroundings around = surroundings.apply(fileName);
		ScriptTokens tokens = ScriptTokens.of(text, around.parseContext());
		if (fileName.endsWith(".stpm")) {
			return library(tokens, StpParserFacade.parseLibrary(fileName, text, around.parseContext()), around);
		}
		ParsedScript script = StpParserFacade.parse(fileName, text, around.parseContext());
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
		Analysis analysis = Analyzer.analyze(List.of(script), around.tapsets(), around.markers(), around.options());
		if (cancelled.getAsBoolean()) {
			throw new CancellationException();
		}
		return new ScriptModel(tokens, script, analysis.symbols(), problems(script, analysis, around.tapset()), around);
	}

	/** Models of the tapset files of users, not of those that come with the product, which have a word in their text. Parses all of them. */
	public List<ScriptModel> tapsetsWith(String word) {
		return surroundings().tapsets().files().stream().filter(file -> !file.shipped() && file.text().contains(word)).map(file -> create(file.name(), file.text(), () -> false)).toList();
	}

	/** A file with aliases and functions alone is there for other scripts. */
	private static boolean isTapset(ParsedScript script) {
		return script.root().getItems().stream().anyMatch(item -> item instanceof FunctionDeclaration || item instanceof ProbeDeclaration probe && probe.getLists().size() > 1);
	}

	private static ScriptModel library(ScriptTokens tokens, ParsedScript library, Surroundings around) {
		List<ScriptProblem> problems = library.errors().stream().map(error -> ProblemRanges.syntax(library, error)).toList();
		return new ScriptModel(tokens, library, new Symbols(List.of(), List.of()), problems, around);
	}

	private static List<ScriptProblem> problems(ParsedScript script, Analysis analysis, boolean tapset) {
		List<ScriptProblem> problems = new ArrayList<>();
		for (SyntaxError error : script.errors()) {
			problems.add(ProblemRanges.syntax(script, error));
		}
		// a tree with holes makes the checker find mistakes that nobody made
		if (script.isCorrect()) {
			boolean isForOthers = tapset || isTapset(script) && analysis.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code().equals(NO_PROBES));
			analysis.diagnostics().stream().filter(diagnostic -> !isForOthers || !FOR_OTHERS.contains(diagnostic.code()))
					.forEach(diagnostic -> problems.add(ProblemRanges.semantic(script, diagnostic)));
		}
		problems.sort(Comparator.comparingInt(ScriptProblem::start));
		return problems;
	}
}
