package org.tapsetstudio.dsl.ui.wizard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.tapsetstudio.dsl.ide.skeleton.Skeleton;
import org.tapsetstudio.dsl.ide.skeleton.Skeletons;

/** Folder and name, and the script to begin with, which is shown as one chooses. */
final class NewScriptPage extends WizardNewFileCreationPage {
	private final IProject[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
	private final List<Skeleton> skeletons = Skeletons.all();
	private org.eclipse.swt.widgets.List choices;
	private Text preview;

	NewScriptPage(IStructuredSelection selection) {
		super("script", selection); //$NON-NLS-1$
		setTitle(Messages.NewScript_title);
		setDescription(Messages.NewScript_description);
		setFileName(Messages.NewScript_file);
		setFileExtension("stp"); //$NON-NLS-1$
		if (selection.isEmpty() && projects.length == 1) {
			setContainerFullPath(projects[0].getFullPath());
		}
	}

	@Override
	public void createControl(Composite parent) {
		SashForm parts = new SashForm(parent, SWT.VERTICAL);
		super.createControl(parts);
		if (projects.length == 0) {
			setErrorMessage(Messages.NewScript_noProject);
		}
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), "org.tapsetstudio.doc.newScript"); //$NON-NLS-1$
		createChoices(parts);
		parts.setWeights(60, 40);
		setControl(parts);
	}

	private void createChoices(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.NewScript_skeleton);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
		choices = new org.eclipse.swt.widgets.List(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		skeletons.forEach(skeleton -> choices.add(skeleton.title()));
		choices.select(0);
		GridDataFactory.fillDefaults().grab(false, true).hint(SWT.DEFAULT, 160).applyTo(choices);
		preview = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		preview.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, true).hint(420, 160).applyTo(preview);
		choices.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> preview.setText(chosen().text())));
		preview.setText(chosen().text());
	}

	private Skeleton chosen() {
		return skeletons.get(Math.max(0, choices.getSelectionIndex()));
	}

	@Override
	protected InputStream getInitialContents() {
		return new ByteArrayInputStream(chosen().text().getBytes(StandardCharsets.UTF_8));
	}
}
