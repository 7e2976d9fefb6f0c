package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.launch.Executables;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.PostgresqlLaunch;
import org.tapsetstudio.launch.PostgresqlLaunchSettings;
import org.tapsetstudio.ui.internal.Messages;

/** Which database server to start. */
final class PostgresqlMainTab extends MainTab {
	private FileField data;
	private FileField server;
	private Text arguments;

	@Override
	protected void createFields(Composite page) {
		data = new FileField(page, Messages.DataLabel, Messages.DataHint, null, this::updateLaunchConfigurationDialog);
		var hint = Executables.postgresServers().stream().findFirst().map(Object::toString).orElse(Messages.ServerHint);
		server = new FileField(page, Messages.ServerLabel, hint, "", this::updateLaunchConfigurationDialog); //$NON-NLS-1$
		arguments = lines(page, Messages.ArgumentsLabel);
		note(page, Messages.PostgresqlNote);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		data.setValue(read(configuration, PostgresqlLaunch.DATA));
		server.setValue(read(configuration, PostgresqlLaunch.SERVER));
		arguments.setText(read(configuration, PostgresqlLaunch.ARGUMENTS));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, PostgresqlLaunch.DATA, data.value());
		write(configuration, PostgresqlLaunch.SERVER, server.value());
		write(configuration, PostgresqlLaunch.ARGUMENTS, arguments.getText().strip());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		return LaunchProblems.of(PostgresqlLaunchSettings.of(configuration));
	}
}
