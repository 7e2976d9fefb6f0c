package org.tapsetstudio.dsl.ui.quickfix;

import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.tapsetstudio.dsl.ide.fix.QuickFixes;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.problem.ProblemMarkers;

/** Offers the ways to mend the problem of a marker, in the editor and in the Problems view. */
public final class ScriptResolutions implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return marker.getAttribute(ProblemMarkers.FIXABLE, false);
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		ScriptModel model = model((IFile) marker.getResource());
		ScriptProblem problem = model == null ? null : problem(model, marker);
		return problem == null ? new IMarkerResolution[0]
				: QuickFixes.of(model, problem).stream().map(fix -> new FixResolution(problem, model, fix)).toArray(IMarkerResolution[]::new);
	}

	/** The model that the editor has of an open script; of others one is made from the stored text. Null where that cannot be read. */
	private static ScriptModel model(IFile file) {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
		ScriptDocument open = buffer == null ? null : ScriptDocument.of(buffer.getDocument());
		if (open != null) {
			return open.latest();
		}
		try {
			return ScriptModels.shared().create(file.getFullPath().toString(), file.readString(), () -> false);
		} catch (CoreException e) {
			ILog.of(ScriptResolutions.class).log(e.getStatus());
			return null;
		}
	}

	private static ScriptProblem problem(ScriptModel model, IMarker marker) {
		List<ScriptProblem> same = model.problems().stream().filter(problem -> problem.message().equals(marker.getAttribute(IMarker.MESSAGE, ""))).toList(); //$NON-NLS-1$
		return same.stream().filter(problem -> problem.start() == marker.getAttribute(IMarker.CHAR_START, -1)).findFirst().orElse(null);
	}
}
