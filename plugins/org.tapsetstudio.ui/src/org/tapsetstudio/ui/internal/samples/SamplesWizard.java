package org.tapsetstudio.ui.internal.samples;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.tapsetstudio.ui.TapsetUi;
import org.tapsetstudio.ui.internal.HelpContexts;
import org.tapsetstudio.ui.internal.Messages;

/** Makes a project with programs, probe scripts, and recordings of the programs that are taken here and now. */
public final class SamplesWizard extends Wizard implements INewWizard {
	private final WizardNewProjectCreationPage page = new WizardNewProjectCreationPage("samples") { //$NON-NLS-1$
		@Override
		public void createControl(Composite parent) {
			super.createControl(parent);
			PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), HelpContexts.SAMPLES);
		}
	};

	public SamplesWizard() {
		setWindowTitle(Messages.SamplesTitle);
		setNeedsProgressMonitor(true);
		page.setTitle(Messages.SamplesTitle);
		page.setDescription(Messages.SamplesDescription);
		page.setInitialProjectName(Messages.SamplesProject);
		addPage(page);
	}

	/** Opens the wizard in a dialog of its own. */
	static void open(IWorkbenchWindow window) {
		new WizardDialog(window.getShell(), new SamplesWizard()).open();
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		// the project is a new one
	}

	@Override
	public boolean performFinish() {
		var project = page.getProjectHandle();
		var location = page.useDefaults() ? null : page.getLocationURI();
		var outcome = new AtomicReference<IStatus>(Status.OK_STATUS);
		try {
			getContainer().run(true, true, monitor -> outcome.set(new SampleProject(project, location).create(monitor)));
		} catch (InterruptedException e) {
			return false;
		} catch (InvocationTargetException e) {
			ErrorDialog.openError(getShell(), Messages.SamplesTitle, null, Status.error(e.getCause().getMessage(), e.getCause()));
			return false;
		}
		if (!outcome.get().isOK()) {
			StatusManager.getManager().handle(outcome.get(), StatusManager.LOG | StatusManager.SHOW);
		}
		show(SampleProject.first(project));
		return true;
	}

	private static void show(IResource first) {
		var workbench = PlatformUI.getWorkbench();
		var window = workbench.getActiveWorkbenchWindow();
		try {
			workbench.showPerspective(TapsetUi.PERSPECTIVE, window);
		} catch (WorkbenchException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
		}
		BasicNewResourceWizard.selectAndReveal(first, window);
	}
}
