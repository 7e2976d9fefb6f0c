package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;
import org.tapsetstudio.launch.ScriptLaunch;
import org.tapsetstudio.launch.TracingAttributes;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** Runs the probe script in the active editor, or the selected one, on the recording that is open; no configuration is kept. */
public final class RunOnRecordingHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var file = file(event);
		if (file == null || UiPlugin.recordings().current().isEmpty()) {
			StatusManager.getManager().handle(Status.warning(file == null ? Messages.NoScriptSelected : Messages.NoOpenRecording), StatusManager.SHOW);
			return null;
		}
		try {
			var type = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurationType(ScriptLaunch.TYPE_ID);
			var copy = type.newInstance(null, file.getName());
			copy.setAttribute(TracingAttributes.PROBE, FileField.workspaceName(file));
			copy.setAttribute(ScriptLaunch.RECORDING, OpenRecordingVariable.EXPRESSION);
			DebugUITools.launch(copy, ILaunchManager.RUN_MODE);
		} catch (CoreException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}

	private static IFile file(ExecutionEvent event) {
		var selected = Adapters.adapt(HandlerUtil.getCurrentStructuredSelection(event).getFirstElement(), IFile.class);
		var editor = HandlerUtil.getActiveEditor(event);
		var edited = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
		return isScript(selected) ? selected : isScript(edited) ? edited : null;
	}

	private static boolean isScript(IFile file) {
		return file != null && "stp".equals(file.getFileExtension()); //$NON-NLS-1$
	}
}
