package org.tapsetstudio.ui.internal.launching;

import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.launching.LaunchTab;

/** The first page of a launch type: what is traced. */
abstract class MainTab extends LaunchTab {
	/** Adds the fields to a page with two columns. */
	protected abstract void createFields(Composite page);

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
		createFields(page);
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HelpContexts.PROGRAM_TAB);
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		// nothing is chosen at first
	}

	@Override
	public String getName() {
		return Messages.MainTab;
	}

	@Override
	public Image getImage() {
		return UiPlugin.image(Icons.PROGRAM);
	}

	@Override
	public String getId() {
		return "org.tapsetstudio.ui.launch.main"; //$NON-NLS-1$
	}
}
