package org.tapsetstudio.launch.jdt.internal;

import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;
import org.eclipse.jdt.launching.IVMRunner;
import org.eclipse.jdt.launching.JavaLaunchDelegate;
import org.tapsetstudio.launch.Traced;
import org.tapsetstudio.launch.TracingDelegate;

/** The platform's launch of Java applications, in profile mode, under tracing. */
public final class TracedJavaDelegate extends JavaLaunchDelegate implements TracingDelegate {
	@Override
	public IVMRunner getVMRunner(ILaunchConfiguration configuration, String mode) throws CoreException {
		return new TracedVmRunner(verifyVMInstall(configuration), configuration);
	}

	@Override
	public Traced traced(ILaunchConfiguration configuration, IProgressMonitor monitor) throws CoreException {
		var launch = new Launch(configuration, ILaunchManager.PROFILE_MODE, null);
		var words = DebugPlugin.parseArguments(showCommandLine(configuration, ILaunchManager.PROFILE_MODE, launch, monitor));
		var directory = verifyWorkingDirectory(configuration);
		return JavaPrograms.of(configuration, List.of(words), directory == null ? null : directory.getPath());
	}
}
