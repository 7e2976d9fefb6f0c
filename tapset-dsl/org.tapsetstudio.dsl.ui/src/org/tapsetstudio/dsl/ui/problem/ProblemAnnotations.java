package org.tapsetstudio.dsl.ui.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.filesystem.EFS;
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
	private final IPath location;
	private final LocationKind kind;
	private List<Annotation> shown = List.of();

	ProblemAnnotations(IPath location, LocationKind kind) {
		this.location = location;
		this.kind = kind;
	}

	@Override
	public void modelChanged(ScriptModel model) {
		ITextFileBuffer buffer = buffer();
		IAnnotationModel annotations = buffer == null ? null : buffer.getAnnotationModel();
		if (annotations instanceof IAnnotationModelExtension extension) {
			Map<Annotation, Position> added = new HashMap<>();
			Underlines underlines = new Underlines(model.text());
			for (ScriptProblem problem : ForeignBytes.problems(model, buffer.getEncoding())) {
				added.put(new ProblemAnnotation(model, problem), new Position(problem.start(), underlines.end(problem) - problem.start()));
			}
			extension.replaceAnnotations(shown.toArray(Annotation[]::new), added);
			shown = new ArrayList<>(added.keySet());
		}
	}

	/** Editors of files that were opened from outside (File > Open File) use buffers of another kind. Null when the editor was closed. */
	private ITextFileBuffer buffer() {
		ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
		ITextFileBuffer buffer = buffers.getTextFileBuffer(location, kind);
		return buffer != null ? buffer : buffers.getFileStoreTextFileBuffer(EFS.getLocalFileSystem().getStore(location));
	}
}
