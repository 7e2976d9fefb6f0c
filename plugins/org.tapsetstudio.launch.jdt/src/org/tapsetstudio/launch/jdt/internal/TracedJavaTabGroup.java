package org.tapsetstudio.launch.jdt.internal;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.EnvironmentTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.eclipse.debug.ui.sourcelookup.SourceLookupTab;
import org.eclipse.jdt.debug.ui.launchConfigurations.JavaArgumentsTab;
import org.eclipse.jdt.debug.ui.launchConfigurations.JavaDependenciesTab;
import org.eclipse.jdt.debug.ui.launchConfigurations.JavaJRETab;
import org.eclipse.jdt.debug.ui.launchConfigurations.JavaMainTab;
import org.eclipse.jdt.junit.launcher.JUnitLaunchConfigurationTab;
import org.tapsetstudio.ui.launching.TracingTab;

/** In profile mode the Java tools' own pages and ours; theirs are defined for run and debug mode only. The word behind the colon in {@code plugin.xml} names the first. */
public final class TracedJavaTabGroup extends AbstractLaunchConfigurationTabGroup implements IExecutableExtension {
	private boolean tests;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		tests = "junit".equals(data); //$NON-NLS-1$
	}

	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		setTabs(new ILaunchConfigurationTab[] { tests ? new JUnitLaunchConfigurationTab() : new JavaMainTab(), new TracingTab(false), new JavaArgumentsTab(), new JavaJRETab(),
				new JavaDependenciesTab(), new SourceLookupTab(), new EnvironmentTab(), new CommonTab() });
	}
}
