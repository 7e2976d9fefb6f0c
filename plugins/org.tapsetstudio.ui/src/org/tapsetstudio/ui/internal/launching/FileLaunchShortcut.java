package org.tapsetstudio.ui.internal.launching;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.statushandlers.StatusManager;

/** Runs the configuration of a file, and makes one the first time. */
abstract class FileLaunchShortcut implements ILaunchShortcut2 {
	private final String type;
	private final String attribute;

	/**
	 * @param type of the configurations
	 * @param attribute that names the file
	 */
	FileLaunchShortcut(String type, String attribute) {
		this.type = type;
		this.attribute = attribute;
	}

	/** Completes a new configuration. */
	protected abstract void configure(ILaunchConfigurationWorkingCopy configuration);

	/** Launches a configuration; one that was made for this launch is {@code fresh}. */
	protected void launch(ILaunchConfiguration configuration, String mode, boolean fresh) {
		DebugUITools.launch(configuration, mode);
	}

	@Override
	public void launch(ISelection selection, String mode) {
		launch(file(selection), mode);
	}

	@Override
	public void launch(IEditorPart editor, String mode) {
		launch(file(editor), mode);
	}

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
		return configurations(file(selection));
	}

	@Override
	public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
		return configurations(file(editor));
	}

	@Override
	public IResource getLaunchableResource(ISelection selection) {
		return file(selection);
	}

	@Override
	public IResource getLaunchableResource(IEditorPart editor) {
		return file(editor);
	}

	final void launch(IFile file, String mode) {
		if (file == null) {
			return;
		}
		try {
			var known = find(file);
			launch(known.isEmpty() ? create(file) : known.getFirst(), mode, known.isEmpty());
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private ILaunchConfiguration create(IFile file) throws CoreException {
		var manager = DebugPlugin.getDefault().getLaunchManager();
		var copy = manager.getLaunchConfigurationType(type).newInstance(null, manager.generateLaunchConfigurationName(file.getName()));
		copy.setAttribute(attribute, FileField.workspaceName(file));
		copy.setMappedResources(new IResource[] { file });
		configure(copy);
		return copy.doSave();
	}

	private ILaunchConfiguration[] configurations(IFile file) {
		try {
			return file == null ? null : find(file).toArray(ILaunchConfiguration[]::new);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus());
			return null;
		}
	}

	private List<ILaunchConfiguration> find(IFile file) throws CoreException {
		var manager = DebugPlugin.getDefault().getLaunchManager();
		var found = new ArrayList<ILaunchConfiguration>();
		for (var configuration : manager.getLaunchConfigurations(manager.getLaunchConfigurationType(type))) {
			if (configuration.getAttribute(attribute, "").equals(FileField.workspaceName(file))) { //$NON-NLS-1$
				found.add(configuration);
			}
		}
		return found;
	}

	private static IFile file(ISelection selection) {
		return selection instanceof IStructuredSelection structured ? Adapters.adapt(structured.getFirstElement(), IFile.class) : null;
	}

	private static IFile file(IEditorPart editor) {
		return Adapters.adapt(editor.getEditorInput(), IFile.class);
	}
}
