package org.tapsetstudio.ui.launching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.LaunchProblems;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.launch.TracingSettings;
import org.tapsetstudio.session.Backend;
import org.tapsetstudio.session.Presets;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Icons;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.launching.FileField;
import org.tapsetstudio.ui.internal.launching.ForecastArea;

/** What to trace: a preset or a probe script, where the recording goes, when the session ends. The same page in every configuration that can be traced. */
public final class TracingTab extends LaunchTab {
	/** In the order of the list: the preference, then the modes. */
	private static final List<String> MODES = List.of("", "AUTO", "EXACT", "FAST"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private final boolean runsPython;
	private final List<String> presets = new ArrayList<>();
	private Composite page;
	private Combo preset;
	private FileField probe;
	private Text probeArguments;
	private FileField recordings;
	private Combo mode;
	private Text seconds;
	private Text events;
	private Text megabytes;
	private ForecastArea forecast;
	private String backend = ""; //$NON-NLS-1$

	/** @param runsPython whether the program may be one of Python, so that its calls can be recorded in several ways */
	public TracingTab(boolean runsPython) {
		this.runsPython = runsPython;
		presets.add(""); //$NON-NLS-1$
		presets.addAll(Presets.NAMES);
	}

	@Override
	public void createControl(Composite parent) {
		page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
		preset = combo(page, Messages.PresetLabel, presets.stream().map(name -> name.isEmpty() ? Messages.PresetOwn : name).toList());
		probe = new FileField(page, Messages.ProbeLabel, Messages.ProbeHint, "stp", this::updateLaunchConfigurationDialog); //$NON-NLS-1$
		probeArguments = line(page, Messages.ProbeArgumentsLabel);
		probeArguments.setMessage(Messages.ProbeArgumentsHint);
		recordings = new FileField(page, Messages.RecordingsLabel, Messages.RecordingsHint, null, this::updateLaunchConfigurationDialog);
		if (runsPython) {
			mode = combo(page, Messages.ModeLabel, List.of(Messages.ModePreference, Messages.ModeAuto, Messages.ModeExact, Messages.ModeFast));
		}
		limits(page);
		forecast = new ForecastArea(page, this::setBackend);
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HelpContexts.TRACING_TAB);
	}

	/** Makes the dialog higher, where the screen allows it, so that all of the page is in sight; else the dialog scrolls it. */
	private void makeRoom() {
		if (!page.isDisposed() && page.isVisible()) {
			var shell = page.getShell();
			var screen = shell.getMonitor().getClientArea();
			var bounds = shell.getBounds();
			int missing = page.computeSize(page.getParent().getClientArea().width, SWT.DEFAULT).y - page.getParent().getClientArea().height;
			if (missing > 0 && bounds.height < screen.height && !shell.getMaximized()) {
				int height = Math.min(bounds.height + missing, screen.height);
				shell.setBounds(bounds.x, Math.max(screen.y, Math.min(bounds.y, screen.y + screen.height - height)), bounds.width, height);
			}
		}
	}

	private void setBackend(String name) {
		backend = name.equals(Backend.AUTO.name()) ? "" : name; //$NON-NLS-1$
		updateLaunchConfigurationDialog();
	}

	private Combo combo(Composite page, String label, List<String> items) {
		label(page, label);
		var combo = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setItems(items.toArray(String[]::new));
		combo.addModifyListener(e -> updateLaunchConfigurationDialog());
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(combo);
		return combo;
	}

	private void limits(Composite page) {
		label(page, Messages.LimitsLabel);
		var row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(6).applyTo(row);
		seconds = number(row, Messages.LimitSeconds);
		events = number(row, Messages.LimitEvents);
		megabytes = number(row, Messages.LimitMegabytes);
	}

	private Text number(Composite row, String unit) {
		var text = new Text(row, SWT.BORDER | SWT.RIGHT);
		text.setMessage(Messages.LimitNone);
		text.addModifyListener(e -> updateLaunchConfigurationDialog());
		GridDataFactory.fillDefaults().hint(70, SWT.DEFAULT).applyTo(text);
		var label = new Label(row, SWT.NONE);
		label.setText(unit);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
		return text;
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		// what fits the program, the default folder, the preference, no limits
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		preset.select(Math.max(0, presets.indexOf(read(configuration, TracingAttributes.PRESET))));
		probe.setValue(read(configuration, TracingAttributes.PROBE));
		probeArguments.setText(read(configuration, TracingAttributes.PROBE_ARGUMENTS));
		recordings.setValue(read(configuration, TracingAttributes.RECORDINGS));
		if (runsPython) {
			mode.select(Math.max(0, MODES.indexOf(read(configuration, TracingAttributes.MODE))));
		}
		backend = read(configuration, TracingAttributes.BACKEND);
		seconds.setText(read(configuration, TracingAttributes.SECONDS));
		events.setText(read(configuration, TracingAttributes.EVENTS));
		megabytes.setText(read(configuration, TracingAttributes.MEGABYTES));
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		write(configuration, TracingAttributes.PRESET, presets.get(Math.max(0, preset.getSelectionIndex())));
		write(configuration, TracingAttributes.PROBE, probe.value());
		write(configuration, TracingAttributes.PROBE_ARGUMENTS, probeArguments.getText().strip());
		write(configuration, TracingAttributes.RECORDINGS, recordings.value());
		if (runsPython) {
			write(configuration, TracingAttributes.MODE, MODES.get(Math.max(0, mode.getSelectionIndex())));
		}
		write(configuration, TracingAttributes.BACKEND, backend);
		write(configuration, TracingAttributes.SECONDS, seconds.getText().strip());
		write(configuration, TracingAttributes.EVENTS, events.getText().strip());
		write(configuration, TracingAttributes.MEGABYTES, megabytes.getText().strip());
	}

	@Override
	public void activated(ILaunchConfigurationWorkingCopy configuration) {
		page.getDisplay().asyncExec(this::makeRoom);
		forecast.ask(configuration, getLaunchConfigurationDialog().getMode());
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		boolean valid = super.isValid(configuration);
		if (getLaunchConfigurationDialog().getActiveTab() == this) {
			forecast.ask(configuration, getLaunchConfigurationDialog().getMode());
		}
		return valid;
	}

	@Override
	protected Optional<String> problem(ILaunchConfiguration configuration) throws CoreException {
		return LaunchProblems.of(TracingSettings.of(configuration));
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
