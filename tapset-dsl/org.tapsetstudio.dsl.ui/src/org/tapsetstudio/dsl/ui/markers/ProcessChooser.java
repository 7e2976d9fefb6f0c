package org.tapsetstudio.dsl.ui.markers;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.tapsetstudio.dsl.ui.document.Background;

/** Lets the user choose one of the running processes. */
final class ProcessChooser {
	/**
	 * A running process.
	 *
	 * @param name of its program
	 * @param text for the list
	 */
	record Running(long pid, String name, String text) {
		/** Reads files of the system. */
		private static Running of(ProcessHandle process) {
			ProcessHandle.Info info = process.info();
			String name = info.command().map(command -> Path.of(command).getFileName().toString()).orElse(""); //$NON-NLS-1$
			String title = name + " (" + process.pid() + ")"; //$NON-NLS-1$ //$NON-NLS-2$
			return new Running(process.pid(), name, info.commandLine().map(line -> title + "  " + line).orElse(title)); //$NON-NLS-1$
		}
	}

	private ProcessChooser() {
	}

	/** Reads which processes there are, off the UI thread, then asks for one of them. */
	static void choose(Shell shell, Consumer<Running> chosen) {
		Background.run(() -> {
			// kernel threads have no program
			List<Running> all = ProcessHandle.allProcesses().map(Running::of).filter(process -> !process.name().isEmpty()).sorted(Comparator.comparing(Running::pid)).toList();
			shell.getDisplay().asyncExec(() -> ask(shell, all, chosen));
		});
	}

	private static void ask(Shell shell, List<Running> all, Consumer<Running> chosen) {
		if (shell.isDisposed()) {
			return;
		}
		ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(element -> ((Running) element).text()));
		dialog.setTitle(Messages.View_processTitle);
		dialog.setMessage(Messages.View_processMessage);
		dialog.setFilter("*"); //$NON-NLS-1$
		dialog.setMultipleSelection(false);
		dialog.setElements(all.toArray());
		if (dialog.open() == ElementListSelectionDialog.OK) {
			chosen.accept((Running) dialog.getFirstResult());
		}
	}
}
