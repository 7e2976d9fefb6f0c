package org.tapsetstudio.dsl.ui.refactoring;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.rename.Rename;
import org.tapsetstudio.dsl.ide.rename.RenameException;
import org.tapsetstudio.dsl.ide.text.TextSpan;

/** Asks for a new name of what stands at the caret and puts it everywhere in the script. */
public final class RenameHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ScriptChange change = ScriptChange.of(event);
		Shell shell = HandlerUtil.getActiveShell(event);
		if (change != null) {
			Job job = Job.create(Messages.Rename_job, (ICoreRunnable) monitor -> {
				ScriptModel model = change.script().current();
				try {
					TextSpan name = Rename.target(model, change.start(), List.of());
					String old = model.text().substring(name.start(), name.end());
					PlatformUI.getWorkbench().getDisplay().asyncExec(() -> ask(shell, change, old));
				} catch (RenameException e) {
					throw ScriptChange.refused(e);
				}
			});
			job.schedule();
		}
		return null;
	}

	private static void ask(Shell shell, ScriptChange change, String old) {
		InputDialog dialog = new InputDialog(shell, Messages.Rename_title, NLS.bind(Messages.Rename_message, old), old, null) {
			@Override
			protected void okPressed() {
				super.okPressed();
				rename(change, old, getValue().strip());
			}
		};
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private static void rename(ScriptChange change, String old, String name) {
		if (!name.equals(old)) {
			change.make(Messages.Rename_job, model -> {
				try {
					return Rename.edits(model, change.start(), name, List.of()).getOrDefault(model.fileName(), List.of());
				} catch (RenameException e) {
					throw ScriptChange.refused(e);
				}
			});
		}
	}
}
