package org.tapsetstudio.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;

/** A launch delegate that can tell what it would trace without starting it. */
public interface TracingDelegate {
	/**
	 * What a launch of the configuration would trace. Not for the user interface's thread.
	 *
	 * @throws CoreException when the configuration is not complete; the message is for the user
	 */
	Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException;
}
