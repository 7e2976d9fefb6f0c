package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptProblem;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** Shows the problems of a file outside the workspace, which can have no markers. */
final class ProblemAnnotations implements ScriptModelListener {
	private static final String ERROR = "org.eclipse.ui.workbench.texteditor.error"; //$NON-NLS-1$
	private static final String WARNING = "org.eclipse.ui.workbench.texteditor.warning"; //$NON-NLS-1$

	private final IPath location;
	private final LocationKind kind;
	private List<Annotation> shown = List.of();

	ProblemAnnotations(IPath location, LocationKind kind) {
		this.location = location;
		this.kind = kind;
	}

	@Override
	public void modelChanged(ScriptModel model) {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(location, kind);
		IAnnotationModel annotations = buffer == null ? null : buffer.getAnnotationModel();
		if (annotations instanceof IAnnotationModelExtension extension) {
			Map<Annotation, Position> added = new HashMap<>();
			for (ScriptProblem problem : model.problems()) {
				added.put(new Annotation(problem.error() ? ERROR : WARNING, false, problem.message()), new Position(problem.start(), problem.end() - problem.start()));
			}
			extension.replaceAnnotations(shown.toArray(Annotation[]::new), added);
			shown = new ArrayList<>(added.keySet());
		}
	}
}
