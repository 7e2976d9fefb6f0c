package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.launch.AttachLaunch;
import org.tapsetstudio.launch.RunningPrograms;
import org.tapsetstudio.launch.Values;
import org.tapsetstudio.ui.internal.Messages;

/** Which running process to attach to. */
final class AttachMainTab extends MainTab {
	private Text pid;
	private Label known;

	@Override
	protected void createFields(Composite page) {
		label(page, Messages.PidLabel);
		var row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		pid = field(row);
		pid.setMessage(Messages.PidHint);
		pid.addModifyListener(e -> describe());
		var choose = new Button(row, SWT.PUSH);
		choose.setText(Messages.ChooseProcess);
		choose.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> ProcessDialog.choose(getShell()).ifPresent(number -> pid.setText(Integer.toString(number)))));
		new Label(page, SWT.NONE);
		known = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(known);
		note(page, Messages.AttachNote);
	}

	private void describe() {
		var text = pid.getText().strip();
		known.setText(text.matches("\\d{1,9}") ? RunningPrograms.find(Integer.parseInt(text)).map(RunningPrograms.Program::command).orElse("") : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		known.requestLayout();
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		pid.setText(read(configuration, AttachLaunch.PID));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, AttachLaunch.PID, pid.getText().strip());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		long number = Values.number(configuration, AttachLaunch.PID);
		return number == 0 || number <= Integer.MAX_VALUE && RunningPrograms.find((int) number).isPresent() ? Optional.empty()
				: Optional.of(NLS.bind(Messages.NoSuchProcess, Long.toString(number)));
	}
}
