package org.tapsetstudio.dsl.semantics;

import java.util.List;

import org.tapsetstudio.dsl.parser.DeepStack;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.internal.Analyses;
import org.tapsetstudio.dsl.semantics.internal.Analyses.Form;
import org.tapsetstudio.dsl.semantics.internal.Verdict;

/** Links and types scripts: from syntax trees to a program that the engine can run. May be used by several threads. */
public final class Analyzer {
	private Analyzer() {
	}

	/**
	 * Checks the user's scripts together with what they use of the tapsets. Never fails: what is wrong is in the diagnostics.
	 *
	 * @param scripts one, or several that are to run as one program; they may have syntax errors, then there is no program. Their syntax errors are not repeated here
	 * @param library tapsets; the scripts must have been parsed with its {@link TapsetLibrary#macros() macros}
	 * @param markers answers what static markers there are
	 */
	public static Analysis analyze(List<ParsedScript> scripts, TapsetLibrary library, MarkerResolver markers, AnalysisOptions options) {
		return DeepStack.call(() -> {
			Analyses written = new Analyses(scripts, library, markers, options, Form.AS_WRITTEN);
			if (!scripts.stream().allMatch(ParsedScript::isCorrect))
				return written.run();
			Analyses simplified = new Analyses(scripts, library, markers, options, options.unoptimised() ? Form.REACHED : Form.OPTIMISED);
			Analysis types = simplified.run();
			return Verdict.of(written.showing(simplified.displayed()).run(), types, options.unoptimised());
		});
	}
}
