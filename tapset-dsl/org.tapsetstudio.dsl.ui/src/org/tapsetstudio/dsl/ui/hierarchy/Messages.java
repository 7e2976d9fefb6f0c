package org.tapsetstudio.dsl.ui.hierarchy;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String CallHierarchyHandler_job;
	public static String CallHierarchyHandler_nothing;
	public static String CallHierarchyView_callees;
	public static String CallHierarchyView_calleesOf;
	public static String CallHierarchyView_callersOf;
	public static String CallHierarchyView_empty;

	static {
		NLS.initializeMessages("org.tapsetstudio.dsl.ui.hierarchy.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
