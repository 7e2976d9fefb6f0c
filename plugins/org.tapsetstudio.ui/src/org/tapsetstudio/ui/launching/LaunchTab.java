package org.tapsetstudio.ui.launching;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.tapsetstudio.ui.internal.UiPlugin;

/** A page of a launch configuration that checks what is in its fields, and lays them out in two columns. */
public abstract class LaunchTab extends AbstractLaunchConfigurationTab {
	/** What is wrong with the settings, as far as this page is concerned. */
	protected abstract Optional<String> problem(ILaunchConfiguration configuration) throws CoreException;

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		setErrorMessage(null);
		try {
			var copy = configuration.getWorkingCopy();
			performApply(copy);
			problem(copy).ifPresent(this::setErrorMessage);
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
		}
		return getErrorMessage() == null;
	}

	@Override
	public boolean canSave() {
		return true;
	}

	/** Adds a label for the control that follows. */
	protected static void label(Composite page, String text) {
		var label = new Label(page, SWT.NONE);
		label.setText(text);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
	}

	/** Adds a sentence below a control. */
	protected static void note(Composite page, String text) {
		new Label(page, SWT.NONE);
		var note = new Label(page, SWT.WRAP);
		note.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(note);
	}

	/** Adds a field of one line with its label. */
	protected final Text line(Composite page, String label) {
		label(page, label);
		return field(page);
	}

	/** Adds a field of one line. */
	protected final Text field(Composite parent) {
		return watched(new Text(parent, SWT.BORDER), SWT.DEFAULT);
	}

	/** Adds a field for several lines with its label; Tab leaves it. */
	protected final Text lines(Composite page, String label) {
		label(page, label);
		var text = watched(new Text(page, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL), 48);
		text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		return text;
	}

	private Text watched(Text text, int height) {
		text.addModifyListener(e -> updateLaunchConfigurationDialog());
		GridDataFactory.fillDefaults().grab(true, false).hint(200, height).applyTo(text);
		return text;
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
