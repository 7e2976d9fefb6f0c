package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.ILock;
import org.eclipse.core.runtime.jobs.Job;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;

/** Makes the markers of a file those of the problems in a model of it. What has not changed is left alone, so that nothing flickers. */
final class MarkerUpdate {
	/** One at a time: a file may be opened while it is checked as it is stored, and each would add the markers that the other is about to add. */
	private static final ILock ONE = Job.getJobManager().newLock();

	private final IFile file;

	private MarkerUpdate(IFile file) {
		this.file = file;
	}

	/** Waits for the file's marker rule; does nothing if the file is gone. */
	static void apply(IFile file, ScriptModel model, IProgressMonitor monitor) throws CoreException {
		IWorkspace workspace = file.getWorkspace();
		ONE.acquire();
		try {
			workspace.run(update -> {
				if (file.isAccessible()) {
					new MarkerUpdate(file).update(model);
				}
			}, workspace.getRuleFactory().markerRule(file), IWorkspace.AVOID_UPDATE, monitor);
		} catch (CoreException e) {
			// markers need no rule, so the file may be deleted meanwhile
			if (file.isAccessible()) {
				throw e;
			}
		} finally {
			ONE.release();
		}
	}

	private void update(ScriptModel model) throws CoreException {
		List<IMarker> old = new ArrayList<>(List.of(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO)));
		List<Map<String, Object>> missing = new ArrayList<>();
		Underlines underlines = new Underlines(model.text());
		for (ScriptProblem problem : ForeignBytes.problems(model, file.getCharset(false) == null ? file.getCharset() : null)) { // nothing to say where somebody has chosen the encoding
			Map<String, Object> wanted = MarkerAttributes.of(model, problem, underlines.end(problem));
			if (!removeFirst(old, marker -> marker.getAttributes().equals(wanted))) {
				missing.add(wanted);
			}
		}
		for (Map<String, Object> wanted : missing) {
			// a problem that has only moved keeps its marker
			if (!removeFirst(old, marker -> move(marker, wanted))) {
				file.createMarker(ProblemMarkers.TYPE, wanted);
			}
		}
		for (IMarker marker : old) {
			marker.delete();
		}
	}

	private static boolean move(IMarker marker, Map<String, Object> wanted) throws CoreException {
		if (!marker.getAttribute(IMarker.MESSAGE, "").equals(wanted.get(IMarker.MESSAGE))) { //$NON-NLS-1$
			return false;
		}
		marker.setAttributes(wanted);
		return true;
	}

	private interface Match {
		boolean test(IMarker marker) throws CoreException;
	}

	private static boolean removeFirst(List<IMarker> markers, Match match) throws CoreException {
		for (int i = 0; i < markers.size(); i++) {
			if (match.test(markers.get(i))) {
				markers.remove(i);
				return true;
			}
		}
		return false;
	}
}
