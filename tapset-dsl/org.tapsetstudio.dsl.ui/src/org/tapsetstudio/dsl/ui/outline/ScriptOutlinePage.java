package org.tapsetstudio.dsl.ui.outline;

import java.util.List;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.outline.Outline;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** The declarations of a script; selecting one selects it in the editor. */
final class ScriptOutlinePage extends ContentOutlinePage implements ScriptModelListener {
	private final ITextEditor editor;
	private final ScriptDocument script;

	ScriptOutlinePage(ITextEditor editor, ScriptDocument script) {
		this.editor = editor;
		this.script = script;
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		TreeViewer viewer = getTreeViewer();
		viewer.setContentProvider(new OutlineContent());
		viewer.setLabelProvider(OutlineLabels.create());
		viewer.setInput(List.of());
		script.addListener(this);
	}

	@Override
	public void dispose() {
		script.removeListener(this);
		super.dispose();
	}

	@Override
	public void modelChanged(ScriptModel model) {
		List<OutlineEntry> entries = Outline.of(model);
		Control control = getControl();
		if (control != null && !control.isDisposed()) {
			control.getDisplay().asyncExec(() -> show(entries));
		}
	}

	private void show(List<OutlineEntry> entries) {
		Control control = getControl();
		if (control != null && !control.isDisposed() && !entries.equals(getTreeViewer().getInput())) {
			getTreeViewer().setInput(entries);
		}
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (event.getSelection() instanceof IStructuredSelection selection && selection.getFirstElement() instanceof OutlineEntry entry && getControl().isFocusControl()) {
			editor.selectAndReveal(entry.name().start(), entry.name().length());
		}
	}
}
