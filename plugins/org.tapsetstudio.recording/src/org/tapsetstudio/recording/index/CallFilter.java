package org.tapsetstudio.recording.index;

/** What a search wants, asked for many calls at once. */
@FunctionalInterface
public interface CallFilter {
	/**
	 * Whether calls of a function may be wanted that take so long.
	 *
	 * @param shortest ticks of the shortest; those above 2^32 count as that
	 * @param longest ticks of the longest; {@link Long#MAX_VALUE} for those of 2^32 and more
	 */
	boolean wants(int function, long shortest, long longest);
}
