package org.tapsetstudio.recording;

import java.util.Arrays;
import java.util.List;

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
		this.slotOfArgument = slotsByArgument(this.slots);
	}

	private static int[] slotsByArgument(List<Slot> slots) {
		int highest = 0;
		for (Slot slot : slots) {
			if (slot.kind() == SlotKind.STACK) {
				continue;
			}
			highest = Math.max(highest, slot.argument() + (slot.kind() == SlotKind.FRAME ? 2 : 0));
		}
		int[] result = new int[highest + 1];
		Arrays.fill(result, NOT_CAPTURED);
		for (int i = slots.size() - 1; i >= 0; i--) {
			Slot slot = slots.get(i);
			int parts = slot.kind() == SlotKind.FRAME ? 3 : slot.kind() == SlotKind.STACK ? 0 : 1;
			for (int part = 0; part < parts; part++) {
				result[slot.argument() + part] = i;
			}
		}
		return result;
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

	/** Index of the slot that holds this argument (from 1), or -1 when it was not captured. */
	public int slotOf(int argument) {
		return argument >= 0 && argument < slotOfArgument.length ? slotOfArgument[argument] : NOT_CAPTURED;
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
