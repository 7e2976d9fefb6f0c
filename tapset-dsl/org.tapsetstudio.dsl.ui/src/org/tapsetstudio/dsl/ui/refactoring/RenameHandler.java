package org.tapsetstudio.dsl.ui.refactoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.references.MacroOrigin;
import org.tapsetstudio.dsl.ide.rename.Rename;
import org.tapsetstudio.dsl.ide.rename.RenameException;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.ui.hyperlink.ScriptSource;
import org.tapsetstudio.dsl.ui.search.WorkspaceScripts;

/** Asks for a new name of what stands at the caret and puts it everywhere in the script; for what a tapset of the user declares, in all that use it. */
public final class RenameHandler extends AbstractHandler {
	/** More names of files are not shown, for the dialog is to fit the screen. */
	private static final int SHOWN = 15;

	@Override
	public Object execute(ExecutionEvent event) {
		ScriptChange change = ScriptChange.of(event);
		Shell shell = HandlerUtil.getActiveShell(event);
		if (change != null) {
			Job job = Job.create(Messages.Rename_job, (ICoreRunnable) monitor -> {
				ScriptModel model = change.script().current();
				try {
					TextSpan name = Rename.target(model, change.start(), others(model, change.start(), monitor));
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

	/** The other files that mention the name at an offset and may be written. */
	private static Collection<ScriptModel> others(ScriptModel model, int offset, IProgressMonitor monitor) throws CoreException {
		int index = model.tokens().indexAt(offset);
		return index < 0 ? List.of()
				: WorkspaceScripts.mentioning(MacroOrigin.name(model.tokens().token(index)), monitor).stream()
						.filter(other -> !other.fileName().equals(model.fileName()) && isWritable(other.fileName())).toList();
	}

	private static boolean isWritable(String fileName) {
		IFile file = ScriptSource.file(fileName);
		return file == null ? Files.isWritable(Path.of(fileName)) : !file.isReadOnly();
	}

	private static void ask(Shell shell, ScriptChange change, String old) {
		InputDialog dialog = new InputDialog(shell, Messages.Rename_title, NLS.bind(Messages.Rename_message, old), old, null) {
			@Override
			protected void okPressed() {
				super.okPressed();
				rename(shell, change, old, getValue().strip());
			}
		};
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private static void rename(Shell shell, ScriptChange change, String old, String name) {
		Job job = Job.create(Messages.Rename_job, (ICoreRunnable) monitor -> {
			ScriptModel model = change.script().current();
			Collection<ScriptModel> others = others(model, change.start(), monitor);
			try {
				Map<String, List<TextEdit>> edits = Rename.edits(model, change.start(), name, others);
				Map<ScriptModel, List<TextEdit>> changed = new LinkedHashMap<>();
				others.stream().filter(other -> edits.containsKey(other.fileName())).forEach(other -> changed.put(other, edits.get(other.fileName())));
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
					if (changed.isEmpty()) {
						change.make(model, edits.getOrDefault(model.fileName(), List.of()));
					} else if (isAgreed(shell, old, changed.keySet())) {
						change.make(model, edits.getOrDefault(model.fileName(), List.of()));
						new FileEdits(changed).schedule();
					}
				});
			} catch (RenameException e) {
				throw ScriptChange.refused(e);
			}
		});
		job.setUser(true);
		job.schedule();
	}

	private static boolean isAgreed(Shell shell, String old, Collection<ScriptModel> changed) {
		String files = changed.stream().limit(SHOWN).map(ScriptModel::fileName).collect(Collectors.joining("\n")); //$NON-NLS-1$
		return MessageDialog.openConfirm(shell, Messages.Rename_title, NLS.bind(changed.size() == 1 ? Messages.Rename_oneFile : Messages.Rename_files, new Object[] { old, changed.size(), files }));
	}
}
