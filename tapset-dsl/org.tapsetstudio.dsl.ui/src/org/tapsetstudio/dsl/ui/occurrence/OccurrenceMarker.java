package org.tapsetstudio.dsl.ui.occurrence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.occurrence.Occurrences;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.document.Background;
import org.tapsetstudio.dsl.ui.document.LongLines;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** Follows the caret and the model of one editor. UI thread only, except for news of the model. */
final class OccurrenceMarker implements ISelectionChangedListener, ScriptModelListener {
	private static final String TYPE = "org.eclipse.ui.genericeditor.text"; //$NON-NLS-1$

	private final ITextViewer viewer;
	private ScriptDocument script;
	private Annotation[] shown = {};
	private int newest;

	OccurrenceMarker(ITextViewer viewer) {
		this.viewer = viewer;
	}

	void start() {
		if (viewer.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.addPostSelectionChangedListener(this);
		}
	}

	void stop() {
		if (viewer.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.removePostSelectionChangedListener(this);
		}
		follow(null);
		newest++;
		show(List.of());
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		update();
	}

	@Override
	public void modelChanged(ScriptModel model) {
		Control control = viewer.getTextWidget();
		if (control != null && !control.isDisposed()) {
			control.getDisplay().asyncExec(this::update);
		}
	}

	private void update() {
		if (viewer.getTextWidget() == null || viewer.getTextWidget().isDisposed()) {
			return;
		}
		IDocument document = viewer.getDocument();
		follow(ScriptDocument.of(document));
		ScriptModel model = script == null ? null : script.latest();
		// a model of an older text would mark the wrong characters; news of the right one come soon
		if (model != null && model.text().length() == document.getLength()) {
			int caret = caret();
			int request = ++newest;
			Background.run(() -> {
				List<TextSpan> found = Occurrences.at(model, caret).stream().filter(span -> !LongLines.touch(model.text(), span.start(), span.end())).toList();
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
					if (request == newest && viewer.getDocument() == document && model.text().length() == document.getLength()) {
						show(found);
					}
				});
			});
		}
	}

	private int caret() {
		if (viewer.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
			return selection.getOffset();
		}
		int widgetOffset = viewer.getTextWidget().getCaretOffset();
		return viewer instanceof ITextViewerExtension5 folded ? folded.widgetOffset2ModelOffset(widgetOffset) : widgetOffset;
	}

	private void follow(ScriptDocument newScript) {
		if (script != newScript) {
			if (script != null) {
				script.removeListener(this);
			}
			script = newScript;
			if (script != null) {
				script.addListener(this);
			}
		}
	}

	private void show(List<TextSpan> spans) {
		IAnnotationModel annotations = viewer instanceof ISourceViewer source ? source.getAnnotationModel() : null;
		if (annotations instanceof IAnnotationModelExtension extension) {
			Map<Annotation, Position> added = new HashMap<>();
			for (TextSpan span : spans) {
				added.put(new Annotation(TYPE, false, null), new Position(span.start(), span.length()));
			}
			extension.replaceAnnotations(shown, added);
			shown = added.keySet().toArray(Annotation[]::new);
		}
	}
}
