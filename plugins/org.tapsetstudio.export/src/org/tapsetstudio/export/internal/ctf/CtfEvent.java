package org.tapsetstudio.export.internal.ctf;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.Slot;
import org.tapsetstudio.recording.SlotKind;

/**
 * What the events of a marker look like in a CTF trace: the event's flags, then its arguments. A frame is five fields.
 *
 * @param name provider and name of the marker, with a colon
 * @param fields the arguments
 */
public record CtfEvent(String name, List<Field> fields) {
	/** Fields of a frame, behind {@code frame} and the number of its first argument. */
	static final List<String> FRAME = List.of("_file", "_function", "_qualified_name", "_first_line", "_line");

	/** How an argument is stored. */
	public enum Kind {
		/** a signed number of 64 bits */
		NUMBER,
		/** text that ends with a zero byte */
		TEXT,
		/** three texts and two numbers of 32 bits */
		FRAME
	}

	/**
	 * An argument.
	 *
	 * @param argument its number, from 1
	 */
	public record Field(Kind kind, int argument) {
	}

	/** The events of a site. */
	public static CtfEvent of(Site site) {
		List<Field> fields = new ArrayList<>();
		for (Slot slot : site.slots()) {
			fields.add(new Field(slot.kind() == SlotKind.INT ? Kind.NUMBER : slot.kind() == SlotKind.FRAME ? Kind.FRAME : Kind.TEXT, slot.argument()));
		}
		return new CtfEvent(site.toString(), List.copyOf(fields));
	}
}
