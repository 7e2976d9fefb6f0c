package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.launch.ScriptLaunch;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.ui.internal.Messages;

/** What a probe script runs on. The script itself stands on the page "Tracing". */
final class ScriptMainTab extends MainTab {
	private FileField recording;
	private Text command;

	@Override
	protected void createFields(Composite page) {
		recording = new FileField(page, Messages.RecordingLabel, Messages.RecordingHint, null, this::updateLaunchConfigurationDialog);
		command = lines(page, Messages.CommandLabel);
		note(page, Messages.ScriptNote);
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		recording.setValue(read(configuration, ScriptLaunch.RECORDING));
		command.setText(read(configuration, ScriptLaunch.COMMAND));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, ScriptLaunch.RECORDING, recording.value());
		write(configuration, ScriptLaunch.COMMAND, command.getText().strip());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		if (!recording.value().isEmpty() && !command.getText().isBlank()) {
			return Optional.of(Messages.RecordingOrCommand);
		}
		return TracingSettings.of(configuration).probe().isEmpty() ? Optional.of(Messages.NoScriptChosen) : Optional.empty();
	}
}
