package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
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
		OldMarkers<Map<String, Object>> same = new OldMarkers<>(List.of(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO)), IMarker::getAttributes);
		List<Map<String, Object>> missing = new ArrayList<>();
		Underlines underlines = new Underlines(model.text());
		for (ScriptProblem problem : ForeignBytes.problems(model, file.getCharset(false) == null ? file.getCharset() : null)) { // nothing to say where somebody has chosen the encoding
			Map<String, Object> wanted = MarkerAttributes.of(model, problem, underlines.end(problem));
			if (same.take(wanted) == null) {
				missing.add(wanted);
			}
		}
		// a problem that has only moved keeps its marker
		OldMarkers<Object> moved = new OldMarkers<>(same.rest(), marker -> marker.getAttribute(IMarker.MESSAGE));
		for (Map<String, Object> wanted : missing) {
			IMarker old = moved.take(wanted.get(IMarker.MESSAGE));
			if (old != null) {
				old.setAttributes(wanted);
			} else {
				file.createMarker(ProblemMarkers.TYPE, wanted);
			}
		}
		for (IMarker marker : moved.rest()) {
			marker.delete();
		}
	}

	/** Markers by what they are known by; each is taken once. */
	private static final class OldMarkers<K> {
		private interface Knowing<K> {
			K of(IMarker marker) throws CoreException;
		}

		private final Map<K, Deque<IMarker>> left = new LinkedHashMap<>();

		OldMarkers(List<IMarker> markers, Knowing<K> known) throws CoreException {
			for (IMarker marker : markers) {
				left.computeIfAbsent(known.of(marker), key -> new ArrayDeque<>()).add(marker);
			}
		}

		/** Null if there is none. */
		IMarker take(K key) {
			Deque<IMarker> alike = left.get(key);
			return alike == null ? null : alike.poll();
		}

		List<IMarker> rest() {
			return left.values().stream().flatMap(Deque::stream).toList();
		}
	}
}
