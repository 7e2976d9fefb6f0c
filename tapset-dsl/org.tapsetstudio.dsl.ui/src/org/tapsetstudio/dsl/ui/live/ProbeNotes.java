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

	/**
	 * Something that helps against what a note tells.
	 *
	 * @param title what it does, for people
	 * @param action does it, on the UI thread
	 */
	record Remedy(String title, Runnable action) {
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

	/** What helps the probe of a line that will not or may not fire; empty where nothing is known, or a person has to do something. */
	default Optional<Remedy> remedy(Path script, int line) {
		return Optional.empty();
	}

	void addListener(Listener listener);

	void removeListener(Listener listener);
}
