package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.RemoteLaunch;
import org.tapsetstudio.launch.RemoteLaunchSettings;
import org.tapsetstudio.ui.internal.Messages;

/** On which machine, and what is to be started or attached to there. */
final class RemoteMainTab extends MainTab {
	private Text host;
	private Text command;
	private Text directory;
	private Text pid;

	@Override
	protected void createFields(Composite page) {
		host = line(page, Messages.HostLabel);
		host.setMessage(Messages.HostHint);
		command = lines(page, Messages.RemoteCommandLabel);
		directory = line(page, Messages.RemoteDirectoryLabel);
		directory.setMessage(Messages.RemoteDirectoryHint);
		pid = line(page, Messages.RemotePidLabel);
		note(page, Messages.RemoteNote);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		host.setText(read(configuration, RemoteLaunch.HOST));
		command.setText(read(configuration, RemoteLaunch.COMMAND));
		directory.setText(read(configuration, RemoteLaunch.WORKING_DIRECTORY));
		pid.setText(read(configuration, RemoteLaunch.PID));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, RemoteLaunch.HOST, host.getText().strip());
		write(configuration, RemoteLaunch.COMMAND, command.getText().strip());
		write(configuration, RemoteLaunch.WORKING_DIRECTORY, directory.getText().strip());
		write(configuration, RemoteLaunch.PID, pid.getText().strip());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		return LaunchProblems.of(RemoteLaunchSettings.of(configuration));
	}
}
