package org.tapsetstudio.ui.internal.doctor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help &gt; Can I Trace Here? */
public final class DoctorHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		new DoctorDialog(HandlerUtil.getActiveShellChecked(event)).open();
		return null;
	}
}
