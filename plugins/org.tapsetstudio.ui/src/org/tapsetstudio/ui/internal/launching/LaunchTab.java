package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.tapsetstudio.launch.PythonLaunchSettings;
import org.tapsetstudio.ui.internal.UiPlugin;

/** A page of the launch type; checks what is in its fields. */
abstract class LaunchTab extends AbstractLaunchConfigurationTab {
	/** What is wrong with the settings, as far as this page is concerned. */
	protected abstract Optional<String> problem(PythonLaunchSettings settings);

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		try {
			var copy = configuration.getWorkingCopy();
			performApply(copy);
			problem(PythonLaunchSettings.of(copy)).ifPresent(this::setErrorMessage);
		} catch (CoreException | java.nio.file.InvalidPathException e) {
			setErrorMessage(e.getMessage());
		}
		return getErrorMessage() == null;
	}

	@Override
	public boolean canSave() {
		return true;
	}

	/** A saved attribute; empty where it cannot be read. */
	protected static String read(ILaunchConfiguration configuration, String attribute) {
		try {
			return configuration.getAttribute(attribute, ""); //$NON-NLS-1$
		} catch (CoreException e) {
			UiPlugin.log(IStatus.ERROR, e.getMessage(), e);
			return ""; //$NON-NLS-1$
		}
	}

	/** Saves an attribute; an empty one is removed. */
	protected static void write(ILaunchConfigurationWorkingCopy configuration, String attribute, String value) {
		if (value.isEmpty()) {
			configuration.removeAttribute(attribute);
		} else {
			configuration.setAttribute(attribute, value);
		}
	}
}
