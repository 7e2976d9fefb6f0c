package org.tapsetstudio.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;

/** Shows the help on what has the focus: F1, for which GTK, unlike other systems, asks no widget by itself (it does for Shift+F1 and Ctrl+F1). */
public final class HelpHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		for (var control = Display.getCurrent().getFocusControl(); control != null; control = control.getParent()) {
			if (control.isListening(SWT.Help)) {
				control.notifyListeners(SWT.Help, new Event());
				return null;
			}
		}
		PlatformUI.getWorkbench().getHelpSystem().displayDynamicHelp();
		return null;
	}
}
