package org.tapsetstudio.ui.internal.properties;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.PropertySheetPage;

/** Shows the last of what is selected: views select a call path and, behind it, the call that is meant, of which the platform's own page would show only what they share. */
public final class InnermostPropertyPage extends PropertySheetPage {
	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection selection) {
		boolean several = selection instanceof IStructuredSelection structured && structured.size() > 1;
		super.selectionChanged(part, several ? new StructuredSelection(((IStructuredSelection) selection).toArray()[((IStructuredSelection) selection).size() - 1]) : selection);
	}
}
