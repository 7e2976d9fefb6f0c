package org.tapsetstudio.dsl.ui.outline;

import java.util.List;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;
import org.tapsetstudio.dsl.ui.document.ScriptModelListener;

/** The declarations of a script; selecting one selects it in the editor. */
final class ScriptOutlinePage extends ContentOutlinePage implements ScriptModelListener, ISelectionListener {
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
		OutlineContent.showIn(viewer);
		viewer.setInput(List.of());
		script.addListener(this);
		getSite().getPage().addPostSelectionListener(this);
	}

	@Override
	public void dispose() {
		script.removeListener(this);
		getSite().getPage().removePostSelectionListener(this);
		super.dispose();
	}

	/** The entry around the caret is selected as the caret moves. */
	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		if (part == editor && selection instanceof ITextSelection caret && !getControl().isDisposed() && getTreeViewer().getInput() instanceof List<?> shown) {
			OutlineEntry entry = EnclosingEntry.at(shown.stream().map(OutlineEntry.class::cast).toList(), caret.getOffset());
			getTreeViewer().setSelection(entry == null ? StructuredSelection.EMPTY : new StructuredSelection(entry), true);
		}
	}

	@Override
	public void modelChanged(ScriptModel model) {
		List<OutlineEntry> entries = script.outline();
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
