package org.tapsetstudio.ui.internal.launching;

import java.util.List;
import java.util.Optional;

import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.launch.PythonLaunchProblems;
import org.tapsetstudio.launch.PythonLaunchSettings;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** What to trace: which probes run, where the recording goes, how exact the Python provider is. */
final class TracingTab extends LaunchTab {
	/** In the order of the list: the preference, then the modes. */
	private static final List<String> MODES = List.of("", "AUTO", "EXACT", "FAST"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private FileField probe;
	private FileField recordings;
	private Combo mode;

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
		probe = new FileField(page, Messages.ProbeLabel, Messages.ProbeHint, "stp", this::updateLaunchConfigurationDialog); //$NON-NLS-1$
		note(page, Messages.ProbeNote);
		recordings = new FileField(page, Messages.RecordingsLabel, Messages.RecordingsHint, null, this::updateLaunchConfigurationDialog);
		var label = new Label(page, SWT.NONE);
		label.setText(Messages.ModeLabel);
		mode = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		mode.setItems(Messages.ModePreference, Messages.ModeAuto, Messages.ModeExact, Messages.ModeFast);
		mode.addModifyListener(e -> updateLaunchConfigurationDialog());
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(mode);
		setControl(page);
	}

	private static void note(Composite page, String text) {
		new Label(page, SWT.NONE);
		var note = new Label(page, SWT.WRAP);
		note.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(note);
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		// all calls, the default folder, the preference
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		probe.setValue(read(configuration, PythonLaunch.PROBE));
		recordings.setValue(read(configuration, PythonLaunch.RECORDINGS));
		mode.select(Math.max(0, MODES.indexOf(read(configuration, PythonLaunch.MODE))));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, PythonLaunch.PROBE, probe.value());
		write(configuration, PythonLaunch.RECORDINGS, recordings.value());
		write(configuration, PythonLaunch.MODE, MODES.get(Math.max(0, mode.getSelectionIndex())));
	}

	@Override
	protected Optional<String> problem(PythonLaunchSettings settings) {
		return PythonLaunchProblems.ofTracing(settings);
	}

	@Override
	public String getName() {
		return Messages.TracingTab;
	}

	@Override
	public Image getImage() {
		return UiPlugin.image(Icons.TRACING);
	}

	@Override
	public String getId() {
		return "org.tapsetstudio.ui.launch.tracing"; //$NON-NLS-1$
	}
}
