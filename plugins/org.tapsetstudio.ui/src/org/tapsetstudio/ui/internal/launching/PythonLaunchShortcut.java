package org.tapsetstudio.ui.internal.launching;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.tapsetstudio.launch.PythonLaunch;
import org.tapsetstudio.ui.internal.common.PythonLaunchType;

/** Profile As &gt; Python Program: runs the configuration of a file, and makes one the first time. */
public final class PythonLaunchShortcut implements ILaunchShortcut2 {
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

	private static void launch(IFile file, String mode) {
		if (file == null) {
			return;
		}
		try {
			var known = find(file);
			DebugUITools.launch(known.isEmpty() ? create(file) : known.getFirst(), mode);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}

	private static ILaunchConfiguration create(IFile file) throws CoreException {
		var manager = DebugPlugin.getDefault().getLaunchManager();
		var copy = PythonLaunchType.find().newInstance(null, manager.generateLaunchConfigurationName(file.getName()));
		copy.setAttribute(PythonLaunch.SCRIPT, FileField.workspaceName(file));
		copy.setAttribute(PythonLaunch.INTERPRETER, PythonLaunch.DEFAULT_INTERPRETER);
		copy.setMappedResources(new IResource[] { file });
		return copy.doSave();
	}

	private static ILaunchConfiguration[] configurations(IFile file) {
		try {
			return file == null ? null : find(file).toArray(ILaunchConfiguration[]::new);
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus());
			return null;
		}
	}

	private static List<ILaunchConfiguration> find(IFile file) throws CoreException {
		var found = new ArrayList<ILaunchConfiguration>();
		for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(PythonLaunchType.find())) {
			if (configuration.getAttribute(PythonLaunch.SCRIPT, "").equals(FileField.workspaceName(file))) { //$NON-NLS-1$
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
