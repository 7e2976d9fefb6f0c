package org.tapsetstudio.ui.internal.launching;

import org.eclipse.debug.ui.StringVariableSelectionDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementTreeSelectionDialog;
import org.eclipse.ui.model.BaseWorkbenchContentProvider;
import org.eclipse.ui.model.WorkbenchLabelProvider;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.tapsetstudio.ui.internal.Messages;

/** A field for a file or folder of a launch page with two columns: a label, the name with variables, and buttons to choose from the workspace, the disk, and the variables. */
public final class FileField {
	private final Text text;
	private final boolean folder;
	private final String extension;

	/** @param extension of the files offered, without a dot; null for a folder */
	public FileField(Composite parent, String label, String hint, String extension, Runnable changed) {
		this.extension = extension;
		folder = extension == null;
		var title = new Label(parent, SWT.NONE);
		title.setText(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(title);
		var row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(folder ? 3 : 4).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		text = new Text(row, SWT.BORDER);
		text.setMessage(hint);
		text.addModifyListener(e -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(text);
		if (!folder) {
			button(row, Messages.BrowseWorkspace, this::chooseFromWorkspace);
		}
		button(row, Messages.BrowseDisk, this::chooseFromDisk);
		button(row, Messages.BrowseVariables, this::chooseVariable);
	}

	/** The name, with its variables. */
	public String value() {
		return text.getText().strip();
	}

	public void setValue(String value) {
		text.setText(value);
	}

	private static void button(Composite parent, String label, Runnable run) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(label);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> run.run()));
		GridDataFactory.fillDefaults().applyTo(button);
	}

	private void chooseFromWorkspace() {
		var dialog = new ElementTreeSelectionDialog(text.getShell(), new WorkbenchLabelProvider(), new BaseWorkbenchContentProvider());
		dialog.setTitle(Messages.ChooseFile);
		dialog.setMessage(Messages.ChooseFileMessage);
		dialog.setInput(ResourcesPlugin.getWorkspace().getRoot());
		dialog.setAllowMultiple(false);
		dialog.addFilter(new ExtensionFilter(extension));
		if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file) {
			text.setText(workspaceName(file));
		}
	}

	/** The file as a name that stays right when the workspace moves. */
	public static String workspaceName(IResource file) {
		return "${workspace_loc:" + file.getFullPath() + "}"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void chooseFromDisk() {
		String chosen;
		if (folder) {
			chosen = new DirectoryDialog(text.getShell()).open();
		} else {
			var dialog = new FileDialog(text.getShell(), SWT.OPEN);
			dialog.setFilterExtensions(extension.isEmpty() ? new String[] { "*" } : new String[] { "*." + extension, "*" }); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			chosen = dialog.open();
		}
		if (chosen != null) {
			text.setText(chosen);
		}
	}

	private void chooseVariable() {
		var dialog = new StringVariableSelectionDialog(text.getShell());
		if (dialog.open() == Window.OK && dialog.getVariableExpression() != null) {
			text.insert(dialog.getVariableExpression());
		}
	}
}
