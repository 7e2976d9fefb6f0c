package org.tapsetstudio.dsl.ui.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Knows how often the markers of the recording that is shown were hit, and switches them while its program runs: who traces registers one as OSGi service, and the Markers view shows it. Any
 * thread may ask.
 */
public interface MarkerHits {
	/**
	 * What a marker did so far.
	 *
	 * @param count since the start of the recording
	 * @param perSecond lately; 0 when nothing runs
	 * @param on whether it is captured just now; empty when nothing runs
	 */
	record Hits(long count, long perSecond, Optional<Boolean> on) {
	}

	/** Hears that numbers have changed. May be told on any thread, and often. */
	@FunctionalInterface
	interface Listener {
		void hitsChanged();
	}

	/** Empty where the recording does not know the marker. */
	Optional<Hits> of(Path file, String provider, String name);

	/** The programs and libraries whose markers the recording knows, sorted. */
	List<Path> files();

	/** What people call the recording; empty where none is shown. */
	String recording();

	/** Makes the hits of all markers with this name be captured, or lets them rest, soon. */
	void set(String provider, String name, boolean on);

	void addListener(Listener listener);

	void removeListener(Listener listener);
}
