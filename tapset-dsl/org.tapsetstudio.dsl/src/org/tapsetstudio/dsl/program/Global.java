package org.tapsetstudio.dsl.program;

import java.util.List;

/**
 * A global variable after linking and typing.
 *
 * @param name as written
 * @param index its number in the program, dense from 0
 * @param keyTypes types of the keys of an array; empty for a scalar
 * @param valueType LONG, STRING or STATS
 * @param wrap true for {@code %} arrays, which evict the oldest element when full
 * @param maxSize largest number of elements, or 0 for the MAXMAPENTRIES default
 * @param initial Long, byte[] or null (0, "" or empty)
 * @param statistics what the program asks of this statistic; null unless STATS
 * @param written some statement assigns, increments, aggregates into or deletes it
 * @param read some expression reads it, and that has an effect; true also for what is neither read nor written
 * @param user declared in the user's script, not in a tapset (such ones are printed at the end when written but never read)
 */
public record Global(String name, int index, List<Type> keyTypes, Type valueType, boolean wrap, int maxSize, Object initial, StatisticsNeeds statistics,
		boolean written, boolean read, boolean user, SourceRange where) {

	public boolean isArray() {
		return !keyTypes.isEmpty();
	}

	/** What is extracted from a statistic anywhere in the program. At most one histogram form per statistic. */
	public record StatisticsNeeds(int varianceBits, HistogramKind histogram, long start, long stop, long interval) {
	}

	public enum HistogramKind {
		NONE, LOG, LINEAR
	}
}
