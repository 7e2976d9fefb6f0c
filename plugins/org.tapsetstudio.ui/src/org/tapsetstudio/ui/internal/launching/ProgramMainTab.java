package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.ProgramLaunch;
import org.tapsetstudio.launch.ProgramLaunchSettings;
import org.tapsetstudio.ui.internal.Messages;

/** Which program to run, and how. */
final class ProgramMainTab extends MainTab {
	private FileField program;
	private Text arguments;
	private FileField directory;

	@Override
	protected void createFields(Composite page) {
		program = new FileField(page, Messages.ScriptLabel, Messages.ProgramHint, "", this::updateLaunchConfigurationDialog); //$NON-NLS-1$
		arguments = lines(page, Messages.ArgumentsLabel);
		directory = new FileField(page, Messages.DirectoryLabel, Messages.DirectoryHint, null, this::updateLaunchConfigurationDialog);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		program.setValue(read(configuration, ProgramLaunch.PROGRAM));
		arguments.setText(read(configuration, ProgramLaunch.ARGUMENTS));
		directory.setValue(read(configuration, ProgramLaunch.WORKING_DIRECTORY));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, ProgramLaunch.PROGRAM, program.value());
		write(configuration, ProgramLaunch.ARGUMENTS, arguments.getText().strip());
		write(configuration, ProgramLaunch.WORKING_DIRECTORY, directory.value());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		return LaunchProblems.of(ProgramLaunchSettings.of(configuration));
	}
}
