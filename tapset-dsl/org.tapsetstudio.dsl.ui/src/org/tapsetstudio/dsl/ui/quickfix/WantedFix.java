package org.tapsetstudio.dsl.ui.quickfix;

import java.util.Comparator;
import java.util.Optional;

import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.model.ScriptModel;

/**
 * A fix that somebody has chosen, to be found again in the text as it is by then.
 *
 * @param message of the problem
 * @param start where the problem was
 * @param title of the fix
 */
record WantedFix(String message, int start, String title) {

	/** The fix of the same problem, the nearest to where it was; nothing where that is mended. Not for the UI thread. */
	Optional<QuickFix> in(ScriptModel model) {
		return model.problems().stream().filter(problem -> problem.message().equals(message)).min(Comparator.comparingInt(problem -> Math.abs(problem.start() - start)))
				.flatMap(problem -> QuickFixes.of(model, problem).stream().filter(fix -> fix.title().equals(title)).findFirst());
	}
}
