package org.tapsetstudio.dsl.ui.symbols;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Lets the user find a declaration in all scripts of the workspace and all tapsets. */
public final class OpenDeclarationHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		SymbolDialog dialog = new SymbolDialog(window);
		dialog.setBlockOnOpen(false);
		dialog.open();
		return null;
	}
}
