package org.tapsetstudio.recording;

/**
 * Hits of a probe that a recording leaves out: the script that made it had no use for them, and its conditions turned them away where they happened. Counts of this probe's events, and calls
 * made of them, are those of the hits that were kept.
 *
 * @param probe number of the probe in the plan; the probe's sites carry it as {@link Site#probe()}
 * @param provider of the markers, a name or glob
 * @param name of the markers, a name or glob
 * @param kept which hits were recorded, in words: {@code $arg1 is above 5 and the string at $arg2 is "main", or the process is 42}
 * @param count how many were left out so far; counted without locks while threads hit, so a moment behind in a recording that grows
 */
public record OmittedHits(int probe, String provider, String name, String kept, long count) {
	/** A sentence without its full stop. */
	@Override
	public String toString() {
		return String.format("%,d hits of %s:%s were left out where they happened; recorded were those where %s", count, provider, name, kept);
	}
}
