package org.tapsetstudio.ui.internal.samples;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Makes a project with samples. */
public final class SamplesHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		SamplesWizard.open(HandlerUtil.getActiveWorkbenchWindowChecked(event));
		return null;
	}
}
