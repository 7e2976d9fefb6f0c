package org.tapsetstudio.ui.internal.launching;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.Executables;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.PythonLaunchSettings;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Which Python program to run, and how. */
final class PythonMainTab extends MainTab {
	private FileField script;
	private Combo interpreter;
	private Text arguments;
	private FileField directory;

	@Override
	protected void createFields(Composite page) {
		script = new FileField(page, Messages.ScriptLabel, "", "py", this::updateLaunchConfigurationDialog); //$NON-NLS-1$ //$NON-NLS-2$
		label(page, Messages.InterpreterLabel);
		interpreter = new Combo(page, SWT.DROP_DOWN);
		Executables.pythons().forEach(file -> interpreter.add(file.toString()));
		interpreter.addModifyListener(e -> updateLaunchConfigurationDialog());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(interpreter);
		arguments = lines(page, Messages.ArgumentsLabel);
		directory = new FileField(page, Messages.DirectoryLabel, Messages.DirectoryHint, null, this::updateLaunchConfigurationDialog);
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(PythonLaunch.INTERPRETER, PythonLaunch.DEFAULT_INTERPRETER);
		var file = selectedProgram();
		if (file != null) {
			configuration.setAttribute(PythonLaunch.SCRIPT, FileField.workspaceName(file));
			configuration.rename(DebugUITools.isPrivate(configuration) ? configuration.getName() : getLaunchConfigurationDialog().generateName(file.getName()));
		}
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		script.setValue(read(configuration, PythonLaunch.SCRIPT));
		var saved = read(configuration, PythonLaunch.INTERPRETER);
		interpreter.setText(saved.isEmpty() ? PythonLaunch.DEFAULT_INTERPRETER : saved);
		arguments.setText(read(configuration, PythonLaunch.ARGUMENTS));
		directory.setValue(read(configuration, PythonLaunch.WORKING_DIRECTORY));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, PythonLaunch.SCRIPT, script.value());
		write(configuration, PythonLaunch.INTERPRETER, interpreter.getText().strip());
		write(configuration, PythonLaunch.ARGUMENTS, arguments.getText().strip());
		write(configuration, PythonLaunch.WORKING_DIRECTORY, directory.value());
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		return LaunchProblems.of(PythonLaunchSettings.of(configuration));
	}

	@Override
	public Image getImage() {
		return UiPlugin.image(Icons.PYTHON);
	}

	private static IFile selectedProgram() {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		var selection = window == null ? null : window.getSelectionService().getSelection();
		var file = selection instanceof IStructuredSelection structured ? Adapters.adapt(structured.getFirstElement(), IFile.class) : null;
		return file != null && "py".equals(file.getFileExtension()) ? file : null; //$NON-NLS-1$
	}
}
