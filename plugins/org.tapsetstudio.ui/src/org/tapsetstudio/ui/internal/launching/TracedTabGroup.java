package org.tapsetstudio.ui.internal.launching;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.EnvironmentTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;
import org.tapsetstudio.ui.launching.TracingTab;

/** The pages of our launch types. They differ in the first: the name behind the colon in {@code plugin.xml} says which it is. */
public final class TracedTabGroup extends AbstractLaunchConfigurationTabGroup implements IExecutableExtension {
	private String kind;

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		kind = String.valueOf(data);
	}

	@Override
	public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
		setTabs(kind.equals("attach") ? new ILaunchConfigurationTab[] { new AttachMainTab(), new TracingTab(true), new CommonTab() } //$NON-NLS-1$
				: new ILaunchConfigurationTab[] { main(), new TracingTab(!kind.equals("postgresql")), new EnvironmentTab(), new CommonTab() }); //$NON-NLS-1$
	}

	private MainTab main() {
		return switch (kind) {
		case "python" -> new PythonMainTab(); //$NON-NLS-1$
		case "program" -> new ProgramMainTab(); //$NON-NLS-1$
		case "remote" -> new RemoteMainTab(); //$NON-NLS-1$
		case "postgresql" -> new PostgresqlMainTab(); //$NON-NLS-1$
		case "script" -> new ScriptMainTab(); //$NON-NLS-1$
		default -> throw new IllegalStateException(kind);
		};
	}
}
