package org.tapsetstudio.dsl.ui.live;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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

	/** Whether the probe of a line captures hits just now; empty where the script does not run, or nothing is captured for that line. */
	default Optional<Boolean> isOn(Path script, int line) {
		return Optional.empty();
	}

	/** Makes the probe of a line capture hits, or lets it rest, soon. Probes that wait for the same marker share the switch. */
	default void set(Path script, int line, boolean on) {
		// nothing runs
	}

	void addListener(Listener listener);

	void removeListener(Listener listener);
}
