package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.document.ScriptDescriber;

/** What there is to say of a script that is not stored as UTF-8. */
final class ForeignBytes {
	private static final String CODE = "encoding"; //$NON-NLS-1$

	private ForeignBytes() {
	}

	/** The problems of a script, with a hint at its first byte that is not ASCII if it is stored in the encoding of what is no UTF-8. */
	static List<ScriptProblem> problems(ScriptModel model, String charset) {
		String text = model.text();
		int first = first(text, 0, false);
		if (first == text.length() || !ScriptDescriber.BYTES.name().equals(charset)) {
			return model.problems();
		}
		int line = 1 + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
		List<ScriptProblem> problems = new ArrayList<>(model.problems());
		problems.add(new ScriptProblem(false, first, first(text, first, true), line, CODE, NLS.bind(Messages.ForeignBytes_message, charset), List.of()));
		return problems;
	}

	/** The first place from {@code at} whose character is ASCII, or is none. */
	private static int first(String text, int at, boolean ascii) {
		int place = at;
		while (place < text.length() && text.charAt(place) < 0x80 != ascii) {
			place++;
		}
		return place;
	}
}
