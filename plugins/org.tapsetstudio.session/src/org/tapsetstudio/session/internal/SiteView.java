package org.tapsetstudio.session.internal;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.Slot;
import org.tapsetstudio.recording.SlotKind;

/** What the engine needs of one site, prepared once: which value of an event is which argument. Index 0 of the arrays is unused. */
final class SiteView {
	private static final int NONE = -1;
	/** Of a marker. What has a higher number is memory behind them. */
	private static final int MOST_ARGUMENTS = 12;

	final ByteString provider;
	final ByteString name;
	final ByteString path;
	final int[] probes;
	final int argumentCount;
	private final int[] numbers;
	private final int[] strings;
	private final int[] counted;
	/** Slot of a FRAME and its first argument, or NONE. */
	final int frameSlot;
	final int frameArgument;
	/** Slot of the deepest STACK, or NONE. */
	final int stackSlot;

	SiteView(Site site, String path, int[] probes, Strings interned) {
		this.provider = interned.of(site.provider());
		this.name = interned.of(site.name());
		this.path = interned.of(path);
		this.probes = probes;
		int highest = 0;
		for (Slot slot : site.slots()) {
			highest = Math.max(highest, slot.argument() + 2);
		}
		numbers = filled(highest + 1);
		strings = filled(highest + 1);
		counted = filled(highest + 1);
		int frame = NONE;
		int stack = NONE;
		int count = 0;
		for (int i = 0; i < site.slots().size(); i++) {
			Slot slot = site.slots().get(i);
			int argument = slot.argument();
			switch (slot.kind()) {
			case INT -> numbers[argument] = i;
			case STRING -> strings[argument] = i;
			case STRN -> counted[argument] = i;
			case FRAME -> {
				frame = i;
				count = Math.max(count, argument + 2);
			}
			case STACK -> stack = stack == NONE || site.slots().get(stack).argument() < argument ? i : stack;
			}
			if (slot.kind() != SlotKind.STACK && (argument <= MOST_ARGUMENTS || FunctionNames.isProvider(site.provider()))) {
				count = Math.max(count, argument);
			}
		}
		frameSlot = frame;
		stackSlot = stack;
		frameArgument = frame == NONE ? 0 : site.slots().get(frame).argument();
		argumentCount = count;
	}

	private static int[] filled(int length) {
		int[] array = new int[length];
		java.util.Arrays.fill(array, NONE);
		return array;
	}

	int numberSlot(int argument) {
		return argument < numbers.length && argument > 0 ? numbers[argument] : NONE;
	}

	int stringSlot(int argument) {
		return argument < strings.length && argument > 0 ? strings[argument] : NONE;
	}

	int countedSlot(int argument) {
		return argument < counted.length && argument > 0 ? counted[argument] : NONE;
	}

	/** Interns texts of the recording for the engine. */
	interface Strings {
		ByteString of(String text);
	}
}
