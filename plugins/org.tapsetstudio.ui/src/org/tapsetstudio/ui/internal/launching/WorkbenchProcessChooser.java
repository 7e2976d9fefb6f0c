package org.tapsetstudio.ui.internal.launching;

import java.util.OptionalInt;

import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.ProcessChooser;

/** Asks with the {@link ProcessDialog}, for configurations that name no process. */
public final class WorkbenchProcessChooser implements ProcessChooser {
	@Override
	public OptionalInt choose() {
		var display = PlatformUI.getWorkbench().getDisplay();
		return display.syncCall(() -> ProcessDialog.choose(display.getActiveShell()));
	}
}
