package org.tapsetstudio.dsl.ui.problem;

import org.eclipse.core.resources.IResource;

/** Tells scripts and libraries of macros from other files. */
public final class ScriptFileNames {
	private ScriptFileNames() {
	}

	/** True for files named {@code .stp} and {@code .stpm} that a user has written: not for copies in output folders. */
	public static boolean isScript(IResource resource) {
		String extension = resource.getFileExtension();
		return resource.getType() == IResource.FILE && ("stp".equals(extension) || "stpm".equals(extension)) //$NON-NLS-1$ //$NON-NLS-2$
				&& !resource.isDerived(IResource.CHECK_ANCESTORS);
	}
}
