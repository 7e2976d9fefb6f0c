package org.tapsetstudio.ui.source;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Finds the source of functions whose markers tell no file, for one language. Tools of the language register one as an OSGi service. */
public interface SourceFinder {
	/**
	 * Looks for a function. Called in a job.
	 *
	 * @param function its name as the views show it, with its classes
	 * @return what opens its source; nothing where this language has no such function
	 */
	Optional<Opening> find(String function, IProgressMonitor monitor) throws CoreException;

	/** Opens an editor at a place that was found. */
	@FunctionalInterface
	interface Opening {
		/** Call on the user interface's thread. */
		void open() throws CoreException;
	}
}
