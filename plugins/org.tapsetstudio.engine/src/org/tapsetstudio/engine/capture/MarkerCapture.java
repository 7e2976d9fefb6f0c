package org.tapsetstudio.engine.capture;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A marker to be armed.
 *
 * @param probe index of the probe in the program
 * @param path glob of absolute paths, or null for any object of the traced processes
 * @param provider name or glob
 * @param name name or glob
 * @param slots what to read, in order; may be empty
 * @param filter which hits the handler can have any use for
 * @param operands how to read arguments that the marker does not have itself, by number
 */
public record MarkerCapture(int probe, String path, String provider, String name, List<Slot> slots, Filter filter, SortedMap<Integer, String> operands) {
	/** A capture of what the marker has itself. */
	public MarkerCapture(int probe, String path, String provider, String name, List<Slot> slots, Filter filter) {
		this(probe, path, provider, name, slots, filter, Collections.emptySortedMap());
	}

	/** One sentence for people. */
	public String describe() {
		String where = path == null ? "" : " in " + path;
		String what = slots.isEmpty() ? "only counts the hits" : "reads " + slots.stream().map(Slot::toString).collect(Collectors.joining(", "));
		String when = filter.letsAllThrough() ? "" : "; discards at the hit all but those where " + filter;
		return "probe " + probe + ": marker " + provider + ":" + name + where + " " + what + when;
	}
}
