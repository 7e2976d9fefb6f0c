package org.tapsetstudio.ui.internal.launching;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.ScriptLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Run As &gt; Probe Script: on the recording that is open; where none is open, a new configuration is shown first, so that the user says what the script runs on. */
public final class ScriptLaunchShortcut extends FileLaunchShortcut {
	private static final String RUN_GROUP = IDebugUIConstants.ID_RUN_LAUNCH_GROUP;

	public ScriptLaunchShortcut() {
		super(ScriptLaunch.TYPE_ID, TracingAttributes.PROBE);
	}

	@Override
	protected void configure(ILaunchConfigurationWorkingCopy configuration) {
		if (UiPlugin.recordings().current().isPresent()) {
			configuration.setAttribute(ScriptLaunch.RECORDING, OpenRecordingVariable.EXPRESSION);
		}
	}

	@Override
	protected void launch(ILaunchConfiguration configuration, String mode, boolean fresh) {
		if (fresh && UiPlugin.recordings().current().isEmpty()) {
			DebugUITools.openLaunchConfigurationDialogOnGroup(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), new StructuredSelection(configuration), RUN_GROUP);
		} else {
			super.launch(configuration, mode, fresh);
		}
	}
}
