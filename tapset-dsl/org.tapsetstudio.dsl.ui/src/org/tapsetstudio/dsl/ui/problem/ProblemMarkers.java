package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.resources.IFile;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** Keeps the problem markers of a file of the workspace up to date, while its text is edited. The editor shows them through its annotation model. */
public final class ProblemMarkers implements ScriptModelListener {
	/** Marker type of all problems of scripts. */
	public static final String TYPE = "org.tapsetstudio.dsl.ui.problem"; //$NON-NLS-1$
	/** Marker attribute: the stable name of the rule, see {@code Diagnostic}. */
	public static final String CODE = "org.tapsetstudio.dsl.ui.code"; //$NON-NLS-1$

	private final MarkerJob job;

	ProblemMarkers(IFile file) {
		job = new MarkerJob(file);
	}

	@Override
	public void modelChanged(ScriptModel model) {
		job.show(model.problems());
	}
}
