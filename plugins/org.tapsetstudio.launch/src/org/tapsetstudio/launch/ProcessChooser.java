package org.tapsetstudio.launch;

import java.util.OptionalInt;

/** Asks the user which running process to attach to. The workbench registers one as an OSGi service. */
public interface ProcessChooser {
	/** The process chosen, or nothing if the user gave up. Called off the user interface's thread; blocks until the user has answered. */
	OptionalInt choose();
}
