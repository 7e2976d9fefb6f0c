package org.tapsetstudio.ui.internal.launching;

import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.tapsetstudio.launch.ProgramLaunch;

/** Profile As &gt; Program, for executable files. */
public final class ProgramLaunchShortcut extends FileLaunchShortcut {
	public ProgramLaunchShortcut() {
		super(ProgramLaunch.TYPE_ID, ProgramLaunch.PROGRAM);
	}

	@Override
	protected void configure(ILaunchConfigurationWorkingCopy configuration) {
		// the program is all
	}
}
