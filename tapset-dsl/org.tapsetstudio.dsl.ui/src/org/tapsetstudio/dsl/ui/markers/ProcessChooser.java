package org.tapsetstudio.dsl.ui.markers;

import java.nio.file.Path;
import java.util.Comparator;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** Lets the user choose one of the running processes. */
final class ProcessChooser {
	private ProcessChooser() {
	}

	/** The chosen process, or null. */
	static ProcessHandle choose(Shell shell) {
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(element -> text((ProcessHandle) element)));
		dialog.setTitle(Messages.View_processTitle);
		dialog.setMessage(Messages.View_processMessage);
		dialog.setFilter("*"); //$NON-NLS-1$
		dialog.setMultipleSelection(false);
		// kernel threads have no program
		dialog.setElements(ProcessHandle.allProcesses().filter(process -> process.info().command().isPresent()).sorted(Comparator.comparing(ProcessHandle::pid)).toArray());
		return dialog.open() == ElementListSelectionDialog.OK ? (ProcessHandle) dialog.getFirstResult() : null;
	}

	/** The name of the program. */
	static String name(ProcessHandle process) {
		return process.info().command().map(command -> Path.of(command).getFileName().toString()).orElse(""); //$NON-NLS-1$
	}

	private static String text(ProcessHandle process) {
		return process.info().commandLine().map(line -> name(process) + " (" + process.pid() + ")  " + line).orElse(name(process) + " (" + process.pid() + ")"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
