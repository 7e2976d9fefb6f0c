package org.tapsetstudio.ui.internal.launching;

import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.tapsetstudio.launch.PythonLaunch;

/** Profile As &gt; Python Program. */
public final class PythonLaunchShortcut extends FileLaunchShortcut {
	public PythonLaunchShortcut() {
		super(PythonLaunch.TYPE_ID, PythonLaunch.SCRIPT);
	}

	@Override
	protected void configure(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(PythonLaunch.INTERPRETER, PythonLaunch.DEFAULT_INTERPRETER);
	}
}
