package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/**
 * Keeps the problem markers of a file of the workspace up to date while its text is edited; the editor shows them through its annotation model. When
 * the editor is closed, the markers become those of the stored text.
 */
public final class ProblemMarkers implements ScriptModelListener {
	/** Marker type of all problems of scripts. */
	public static final String TYPE = "org.tapsetstudio.dsl.ui.problem"; //$NON-NLS-1$
	/** Marker attribute: the stable name of the rule, see {@code Diagnostic}. */
	public static final String CODE = "org.tapsetstudio.dsl.ui.code"; //$NON-NLS-1$

	/** Marker attribute: the titles of the ways to mend the problem, a line each, the best first. */
	public static final String FIXES = "org.tapsetstudio.dsl.ui.fixes"; //$NON-NLS-1$

	private final MarkerJob job;
	private volatile boolean closed;

	private ProblemMarkers(MarkerJob job) {
		this.job = job;
	}

	/** Whether a way is known to mend the problem of a marker. */
	public static boolean hasFix(IMarker marker) {
		return !marker.getAttribute(FIXES, "").isEmpty(); //$NON-NLS-1$
	}

	static ProblemMarkers create(IFile file) {
		MarkerJob job = new MarkerJob(file);
		ProblemMarkers markers = new ProblemMarkers(job);
		ClosingListener.listen(file.getFullPath(), () -> {
			markers.closed = true;
			new SavedTextJob(file, job).schedule();
		});
		return markers;
	}

	@Override
	public void modelChanged(ScriptModel model) {
		if (!closed) {
			job.show(model);
		}
	}
}
