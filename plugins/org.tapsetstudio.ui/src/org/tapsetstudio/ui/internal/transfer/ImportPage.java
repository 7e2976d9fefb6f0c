package org.tapsetstudio.ui.internal.transfer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.tapsetstudio.launch.RecordingFolders;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;

/** What to import, and into which project. */
final class ImportPage extends WizardPage {
	private final List<IProject> projects = Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen)
			.filter(project -> project.getLocation() != null && !project.getName().equals(RecordingFolders.PROJECT)).toList();
	private final IProject chosen;
	private Text source;
	private Combo project;

	/** @param chosen the project to begin with, or null */
	ImportPage(IProject chosen) {
		super("import", Messages.ImportTitle, null); //$NON-NLS-1$
		this.chosen = chosen;
		setDescription(Messages.ImportDescription);
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(4).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.RecordingLabel);
		source = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(source);
		source.addModifyListener(e -> check());
		button(page, Messages.BrowseFile, () -> new FileDialog(getShell(), SWT.OPEN).open());
		button(page, Messages.BrowseFolder, () -> new DirectoryDialog(getShell()).open());
		new Label(page, SWT.NONE).setText(Messages.ProjectLabel);
		project = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		project.setItems(Stream.concat(Stream.of(RecordingFolders.PROJECT), projects.stream().map(IProject::getName)).toArray(String[]::new));
		project.select(projects.indexOf(chosen) + 1);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(project);
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HelpContexts.IMPORT);
	}

	private void button(Composite page, String label, Supplier<String> choose) {
		var button = new Button(page, SWT.PUSH);
		button.setText(label);
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
			var name = choose.get();
			if (name != null) {
				source.setText(name);
			}
		}));
	}

	private void check() {
		try {
			boolean there = !source.getText().isBlank() && Files.exists(source());
			setErrorMessage(there ? null : Messages.ChooseImport);
			setPageComplete(there);
		} catch (InvalidPathException e) {
			setErrorMessage(e.getMessage());
			setPageComplete(false);
		}
	}

	Path source() {
		return Path.of(source.getText().strip()).toAbsolutePath();
	}

	/** Null for the project that is made where it is missing. */
	IProject project() {
		return project.getSelectionIndex() == 0 ? null : projects.get(project.getSelectionIndex() - 1);
	}
}
