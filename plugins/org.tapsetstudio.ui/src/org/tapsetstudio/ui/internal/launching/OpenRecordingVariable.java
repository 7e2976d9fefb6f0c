package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.variables.IDynamicVariable;
import org.eclipse.core.variables.IDynamicVariableResolver;
import org.tapsetstudio.ui.internal.Messages;
import org.tapsetstudio.ui.internal.UiPlugin;

/** The variable {@code ${open_recording}}: the folder of the recording that the views show. */
public final class OpenRecordingVariable implements IDynamicVariableResolver {
	/** As it is written in a launch configuration. */
	public static final String EXPRESSION = "${open_recording}"; //$NON-NLS-1$

	@Override
	public String resolveValue(IDynamicVariable variable, String argument) throws CoreException {
		return UiPlugin.recordings().current().map(source -> source.path().toString()).orElseThrow(() -> new CoreException(Status.error(Messages.NoOpenRecording)));
	}
}
