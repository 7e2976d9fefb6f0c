package org.tapsetstudio.launch;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.debug.core.model.IProcess;
import org.tapsetstudio.session.ReplayResult;

/** A script that runs on a finished recording, as a process of a launch. Any thread may ask. */
public interface ReplayedScript extends IProcess {
	/** The folder. */
	Path recording();

	/** How the script ended, with its globals; nothing before, and where it could not run. */
	Optional<ReplayResult> result();
}
