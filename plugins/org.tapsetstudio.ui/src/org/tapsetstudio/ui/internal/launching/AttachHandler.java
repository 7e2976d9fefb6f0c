package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.handlers.HandlerUtil;
import org.tapsetstudio.launch.AttachLaunch;
import org.tapsetstudio.launch.RunningPrograms;

/** Asks for a running process and attaches to it. The configuration is kept, so that the history can start it again. */
public final class AttachHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var pid = ProcessDialog.choose(HandlerUtil.getActiveShellChecked(event));
		if (pid.isPresent()) {
			try {
				launch(pid.getAsInt());
			} catch (CoreException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
		return null;
	}

	private static void launch(int pid) throws CoreException {
		var manager = DebugPlugin.getDefault().getLaunchManager();
		var name = RunningPrograms.find(pid).map(RunningPrograms.Program::name).orElse("") + " " + pid; //$NON-NLS-1$ //$NON-NLS-2$
		var copy = manager.getLaunchConfigurationType(AttachLaunch.TYPE_ID).newInstance(null, manager.generateLaunchConfigurationName(name));
		copy.setAttribute(AttachLaunch.PID, Integer.toString(pid));
		DebugUITools.launch(copy.doSave(), ILaunchManager.PROFILE_MODE);
	}
}
