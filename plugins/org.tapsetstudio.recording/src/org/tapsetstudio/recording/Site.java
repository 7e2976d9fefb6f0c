package org.tapsetstudio.recording;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** One marker site of a process image: an address in a binary at which events are recorded. Immutable. */
public final class Site {
	private static final int NOT_CAPTURED = -1;

	private final int id;
	private final int probe;
	private final int module;
	private final ArmedBy armedBy;
	private final long address;
	private final List<Slot> slots;
	private final String provider;
	private final String name;
	private final String arguments;
	private final String reason;
	private final int[] slotOfArgument;
	private final int[] textOfArgument;

	/** For the reader of process logs. */
	public Site(int id, int probe, int module, ArmedBy armedBy, long address, List<Slot> slots, String provider, String name, String arguments, String reason) {
		this.id = id;
		this.probe = probe;
		this.module = module;
		this.armedBy = armedBy;
		this.address = address;
		this.slots = List.copyOf(slots);
		this.provider = provider;
		this.name = name;
		this.arguments = arguments;
		this.reason = reason;
		this.slotOfArgument = slotsByArgument(this.slots, slot -> slot.kind() != SlotKind.STACK);
		this.textOfArgument = slotsByArgument(this.slots, slot -> slot.kind() != SlotKind.STACK && slot.kind() != SlotKind.INT);
	}

	private static int[] slotsByArgument(List<Slot> slots, Predicate<Slot> wanted) {
		int highest = 0;
		for (Slot slot : slots) {
			if (wanted.test(slot)) {
				highest = Math.max(highest, slot.argument() + parts(slot) - 1);
			}
		}
		int[] result = new int[highest + 1];
		Arrays.fill(result, NOT_CAPTURED);
		for (int i = slots.size() - 1; i >= 0; i--) {
			Slot slot = slots.get(i);
			for (int part = 0; wanted.test(slot) && part < parts(slot); part++) {
				result[slot.argument() + part] = i;
			}
		}
		return result;
	}

	private static int parts(Slot slot) {
		return slot.kind() == SlotKind.FRAME ? 3 : 1;
	}

	/** The number that events carry. */
	public int id() {
		return id;
	}

	/** The probe of the capture plan that asked for this site. */
	public int probe() {
		return probe;
	}

	/** Module id in the process image, see {@link ProcessImage#module(int)}. */
	public int module() {
		return module;
	}

	/** How it was armed. */
	public ArmedBy armedBy() {
		return armedBy;
	}

	/** Address in the running process. */
	public long address() {
		return address;
	}

	/** What is captured, in the order of the event's values. */
	public List<Slot> slots() {
		return slots;
	}

	/** Marker provider, for example {@code python}. */
	public String provider() {
		return provider;
	}

	/** Marker name, for example {@code function__entry}. */
	public String name() {
		return name;
	}

	/** Argument text of the note. */
	public String arguments() {
		return arguments;
	}

	/** Why int3 was needed or arming was refused; else empty. */
	public String reason() {
		return reason;
	}

	/** Index of the first slot that holds this argument (from 1), or -1 when it was not captured. */
	public int slotOf(int argument) {
		return argument >= 0 && argument < slotOfArgument.length ? slotOfArgument[argument] : NOT_CAPTURED;
	}

	/** Index of the first slot that holds the text of this argument (from 1), which may have been captured as a number besides; -1 when it was not. */
	public int textSlotOf(int argument) {
		return argument >= 0 && argument < textOfArgument.length ? textOfArgument[argument] : NOT_CAPTURED;
	}

	/** The highest argument that may have been captured; 0 when there is none. */
	public int lastArgument() {
		return slotOfArgument.length - 1;
	}

	@Override
	public String toString() {
		return provider + ":" + name;
	}
}
