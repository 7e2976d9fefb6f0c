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
 * @param operands how to read arguments that the marker does not have itself, by number; {@code #N} in one stands for what a site says of its argument N
 * @param reads those of them that are memory behind other arguments
 */
public record MarkerCapture(int probe, String path, String provider, String name, List<Slot> slots, Filter filter, SortedMap<Integer, String> operands, List<MemoryRead> reads) {
	/** A capture of what the marker has itself. */
	public MarkerCapture(int probe, String path, String provider, String name, List<Slot> slots, Filter filter) {
		this(probe, path, provider, name, slots, filter, Collections.emptySortedMap(), List.of());
	}

	/** One of the values, for people. */
	public String describe(Slot slot) {
		MemoryRead read = slot.kind() == Slot.Kind.STACK ? null : read(slot.argument());
		if (read == null) {
			return slot.toString();
		}
		return (slot.kind() == Slot.Kind.STRING ? "string at " + pointer(read.number()) : Math.abs(read.size()) + " bytes at " + place(read));
	}

	private MemoryRead read(int number) {
		return reads.stream().filter(r -> r.number() == number).findFirst().orElse(null);
	}

	private String place(MemoryRead read) {
		return pointer(read.base()) + (read.offset() == 0 ? "" : (read.offset() < 0 ? "-" : "+") + Math.abs(read.offset()));
	}

	private String pointer(int number) {
		MemoryRead read = read(number);
		return read == null ? "$arg" + number : read.size() == 0 ? place(read) : "*(" + place(read) + ")";
	}

	/** One sentence for people. */
	public String describe() {
		String where = path == null ? "" : " in " + path;
		String what = slots.isEmpty() ? "only counts the hits" : "reads " + slots.stream().map(this::describe).collect(Collectors.joining(", "));
		String when = filter.letsAllThrough() ? "" : "; discards at the hit all but those where " + filter;
		return "probe " + probe + ": marker " + provider + ":" + name + where + " " + what + when;
	}
}
