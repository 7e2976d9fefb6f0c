package org.tapsetstudio.dsl.ui.problem;

import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.document.LongLines;

/** How far the problems of a text are underlined, each asked for once: all of them in lines as people write them; of those in {@linkplain LongLines long lines} the starts of the first. */
final class Underlines {
	private static final int MOST = 100;
	private static final int LONGEST = 100;

	private final String text;
	private int inLongLines;

	Underlines(String text) {
		this.text = text;
	}

	/** The offset behind the last underlined character; the start of the problem where none is. */
	int end(ScriptProblem problem) {
		if (!LongLines.touch(text, problem.start(), problem.end())) {
			return problem.end();
		}
		inLongLines++;
		return inLongLines > MOST ? problem.start() : Math.min(problem.end(), problem.start() + LONGEST);
	}
}
