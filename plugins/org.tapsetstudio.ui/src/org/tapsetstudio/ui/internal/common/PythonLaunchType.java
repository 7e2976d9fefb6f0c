package org.tapsetstudio.ui.internal.common;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.tapsetstudio.launch.PythonLaunch;

/** The launch type in the platform's registry. */
public final class PythonLaunchType {
	private PythonLaunchType() {
	}

	public static ILaunchConfigurationType find() {
		return DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(PythonLaunch.TYPE_ID);
	}
}
