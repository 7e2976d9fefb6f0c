package org.tapsetstudio.ui.internal.welcome;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.tapsetstudio.ui.internal.Icons;

/** What the welcome page offers: a command of the workbench, or a cheat sheet. */
enum FirstStep {
	SAMPLES(Icons.RECORDING, Messages.Samples, Messages.SamplesText, "org.tapsetstudio.ui.command.samples"), //$NON-NLS-1$
	DOCTOR(Icons.TRACING, Messages.Doctor, Messages.DoctorText, "org.tapsetstudio.ui.command.doctor"), //$NON-NLS-1$
	PYTHON(Icons.PYTHON, Messages.Python, Messages.PythonText, sheet("python")), //$NON-NLS-1$
	JAVA(Icons.PROGRAM, Messages.Java, Messages.JavaText, sheet("java")), //$NON-NLS-1$
	PROBE(Icons.PROBE, Messages.Probe, Messages.ProbeText, sheet("probe")), //$NON-NLS-1$
	COMPARE(Icons.FLAME, Messages.Compare, Messages.CompareText, sheet("compare")); //$NON-NLS-1$

	private final String icon;
	private final String title;
	private final String text;
	private final String serialized;

	FirstStep(String icon, String title, String text, String serialized) {
		this.icon = icon;
		this.title = title;
		this.text = text;
		this.serialized = serialized;
	}

	private static String sheet(String name) {
		return "org.eclipse.ui.cheatsheets.openCheatSheet(cheatSheetId=org.tapsetstudio.doc.cheatsheet." + name + ")"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	String icon() {
		return icon;
	}

	String title() {
		return title;
	}

	String text() {
		return text;
	}

	ParameterizedCommand command() throws CommandException {
		return PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(serialized);
	}
}
