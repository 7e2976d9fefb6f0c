package org.tapsetstudio.dsl.ui.outline;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.eclipse.ui.texteditor.ITextEditor;
import org.tapsetstudio.dsl.ide.outline.OutlineEntry;
import org.tapsetstudio.dsl.ui.document.ScriptDocument;

/** Item of the status line: the probe or function in which the caret of the active script stands. */
public final class EnclosingDeclaration extends WorkbenchWindowControlContribution implements ISelectionListener {
	private CLabel label;

	@Override
	protected Control createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(area);
		label = new CLabel(area, SWT.LEFT);
		label.setToolTipText(Messages.EnclosingDeclaration_tooltip);
		GridDataFactory.fillDefaults().grab(true, true).hint(260, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(label);
		getWorkbenchWindow().getSelectionService().addPostSelectionListener(this);
		label.addDisposeListener(event -> getWorkbenchWindow().getSelectionService().removePostSelectionListener(this));
		IWorkbenchPart part = getWorkbenchWindow().getPartService().getActivePart();
		selectionChanged(part, getWorkbenchWindow().getSelectionService().getSelection());
		return area;
	}

	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		ITextEditor editor = Adapters.adapt(part, ITextEditor.class);
		if (label.isDisposed() || editor == null || editor.getDocumentProvider() == null || !(selection instanceof ITextSelection caret)) {
			return;
		}
		ScriptDocument script = ScriptDocument.of(editor.getDocumentProvider().getDocument(editor.getEditorInput()));
		OutlineEntry entry = script == null ? null : EnclosingEntry.at(script.outline(), caret.getOffset());
		label.setText(entry == null ? "" : entry.label() + entry.detail()); //$NON-NLS-1$
		label.setImage(entry == null ? null : OutlineLabels.image(entry.kind()));
	}
}
