package org.tapsetstudio.dsl.ui.folding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.tapsetstudio.dsl.ide.folding.FoldingRanges;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** Keeps the foldable ranges of one editor those of its model. Ranges that stay keep their state. */
final class FoldingUpdater implements ScriptModelListener, ITextInputListener {
	private final ProjectionViewer viewer;
	private ScriptDocument script;

	FoldingUpdater(ProjectionViewer viewer) {
		this.viewer = viewer;
	}

	void start() {
		viewer.addTextInputListener(this);
		follow(ScriptDocument.of(viewer.getDocument()));
	}

	void stop() {
		viewer.removeTextInputListener(this);
		follow(null);
	}

	@Override
	public void inputDocumentAboutToBeChanged(IDocument oldInput, IDocument newInput) {
		follow(null);
	}

	@Override
	public void inputDocumentChanged(IDocument oldInput, IDocument newInput) {
		follow(ScriptDocument.of(newInput));
	}

	@Override
	public void modelChanged(ScriptModel model) {
		if (viewer.getTextWidget() != null && !viewer.getTextWidget().isDisposed()) {
			List<TextSpan> spans = FoldingRanges.of(model.tokens());
			viewer.getTextWidget().getDisplay().asyncExec(() -> update(model, spans));
		}
	}

	private void follow(ScriptDocument newScript) {
		if (script != null) {
			script.removeListener(this);
		}
		script = newScript;
		if (script != null) {
			script.addListener(this);
		}
	}

	private void update(ScriptModel model, List<TextSpan> spans) {
		ProjectionAnnotationModel annotations = viewer.getProjectionAnnotationModel();
		IDocument document = viewer.getDocument();
		if (annotations == null || document == null || script == null || model != script.latest() || model.text().length() != document.getLength()) {
			return;
		}
		Set<Position> wanted = new HashSet<>(positions(document, spans));
		List<Annotation> gone = new ArrayList<>();
		for (Iterator<Annotation> all = annotations.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			if (!wanted.remove(annotations.getPosition(annotation))) {
				gone.add(annotation);
			}
		}
		Map<Annotation, Position> added = new HashMap<>();
		wanted.forEach(position -> added.put(new ProjectionAnnotation(), position));
		annotations.modifyAnnotations(gone.toArray(Annotation[]::new), added, null);
	}

	/** Whole lines: the first stays visible, the last one with the closing brace is hidden. */
	private static List<Position> positions(IDocument document, List<TextSpan> spans) {
		List<Position> positions = new ArrayList<>();
		try {
			for (TextSpan span : spans) {
				int first = document.getLineOffset(document.getLineOfOffset(span.start()));
				int last = document.getLineOfOffset(span.end());
				int end = last + 1 < document.getNumberOfLines() ? document.getLineOffset(last + 1) : document.getLength();
				positions.add(new Position(first, end - first));
			}
		} catch (BadLocationException e) {
			// the text has changed meanwhile; its own model follows
			return List.of();
		}
		return positions;
	}
}
