package org.tapsetstudio.dsl.ui.live;

import java.nio.file.Path;
import java.util.Map;

/**
 * Knows what to write beside the probes of a script: who runs scripts registers one as OSGi service, and the editor shows it. Any thread may ask.
 */
public interface ProbeNotes {
	/** Hears that notes have changed. May be told on any thread. */
	@FunctionalInterface
	interface Listener {
		void notesChanged();
	}

	/** The notes of a script by line of the probe, from 1; none where the script was not run. */
	Map<Integer, String> of(Path script);

	void addListener(Listener listener);

	void removeListener(Listener listener);
}
