package org.tapsetstudio.dsl.ui.problem;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IMarker;
import org.tapsetstudio.dsl.ide.fix.QuickFix;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;

/** What a marker says of a problem. */
final class MarkerAttributes {

	private MarkerAttributes() {
	}

	/** @param end behind the last character to be underlined */
	static Map<String, Object> of(ScriptModel model, ScriptProblem problem, int end) {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.MESSAGE, problem.message());
		attributes.put(IMarker.SEVERITY, problem.error() ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
		attributes.put(IMarker.LINE_NUMBER, problem.line());
		attributes.put(IMarker.CHAR_START, problem.start());
		attributes.put(IMarker.CHAR_END, end);
		attributes.put(ProblemMarkers.CODE, problem.code());
		attributes.put(ProblemMarkers.FIXES, QuickFixes.of(model, problem).stream().map(QuickFix::title).collect(Collectors.joining("\n"))); //$NON-NLS-1$
		return attributes;
	}
}
