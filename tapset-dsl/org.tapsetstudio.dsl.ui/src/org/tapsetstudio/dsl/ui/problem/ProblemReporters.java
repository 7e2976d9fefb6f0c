package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** Chooses how the problems of a script are shown. */
public final class ProblemReporters {

	private ProblemReporters() {
	}

	/** A reporter for the script at a location. */
	public static ScriptModelListener create(IPath location, LocationKind kind) {
		if (kind == LocationKind.IFILE && location.segmentCount() > 1) {
			IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
			return ProblemMarkers.create(file);
		}
		return new ProblemAnnotations(location, kind);
	}
}
