package org.tapsetstudio.recording;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes the arguments of events. Arguments count from 1, as markers count them. Where an argument was not captured, or the event does not fit its site, the
 * answer is 0, {@link #NOT_CAPTURED} or an empty text: bytes of a damaged recording never raise an exception here.
 */
public final class EventValues {
	/** String id of text that could not be read at the hit. */
	public static final int UNREADABLE = 0xFFFFFFFF;
	/** String id that this class gives where the argument is no string or was not captured. */
	public static final int NOT_CAPTURED = 0xFFFFFFFE;

	/** What stands in place of a number that could not be read, in an event with {@link EventFlags#FAULT}. */
	public static final long UNREADABLE_NUMBER = 0xFA17EDB1DEAD0B5EL;

	private EventValues() {
	}

	/** The site of the event; null for a loss and for an unknown site. */
	public static Site site(StreamCursor event) {
		return event.stream().image().site(event.site());
	}

	/** Whether value number {@code slot} of the event, from 0, which is a number, could not be read. */
	public static boolean isUnreadable(StreamCursor event, int slot) {
		return event.slot(slot) == UNREADABLE_NUMBER && (event.flags() & EventFlags.FAULT) != 0;
	}

	/** The argument as a number: an integer as captured (0 where it could not be read), the line of a frame, the id of a string. */
	public static long asLong(StreamCursor event, int argument) {
		Site site = site(event);
		int slot = site == null ? -1 : site.slotOf(argument);
		if (slot < 0) {
			return 0;
		}
		long value = event.slot(slot);
		Slot definition = site.slots().get(slot);
		if (definition.kind() == SlotKind.FRAME) {
			return argument == definition.argument() + 2 ? line(event.stream().image(), value) : stringId(event, argument);
		}
		return definition.kind() != SlotKind.INT ? (int) value : isUnreadable(event, slot) ? 0 : value;
	}

	/** Id of the argument's text in the event's process image; {@link #NOT_CAPTURED} where it is none, {@link #UNREADABLE} also for a number that could not be read. */
	public static int stringId(StreamCursor event, int argument) {
		Site site = site(event);
		int slot = site == null ? -1 : site.textSlotOf(argument);
		if (slot < 0) {
			return site != null && site.slotOf(argument) >= 0 && isUnreadable(event, site.slotOf(argument)) ? UNREADABLE : NOT_CAPTURED;
		}
		Slot definition = site.slots().get(slot);
		if (definition.kind() != SlotKind.FRAME) {
			return (int) event.slot(slot);
		}
		Frame frame = event.stream().image().frame((int) event.slot(slot));
		int part = argument - definition.argument();
		return part == 2 ? NOT_CAPTURED : frame == null ? UNREADABLE : part == 0 ? frame.fileId() : frame.functionId();
	}

	/** The argument as text: of a string its characters, whether or not it was captured as a number, too; of an integer its decimal digits, of a frame its file, function or line. */
	public static String asString(StreamCursor event, int argument) {
		int id = stringId(event, argument);
		if (id != NOT_CAPTURED) {
			return event.stream().image().string(id);
		}
		Site site = site(event);
		return site == null || site.slotOf(argument) < 0 ? "" : Long.toString(asLong(event, argument));
	}

	/** The exact bytes of a string argument; null where there are none. */
	public static byte[] asBytes(StreamCursor event, int argument) {
		int id = stringId(event, argument);
		return id == NOT_CAPTURED ? null : event.stream().image().stringBytes(id);
	}

	/** The addresses of a STACK value, innermost first; empty where they could not be read. */
	public static long[] stack(ProcessImage image, long stackValue) {
		byte[] bytes = image.stringBytes((int) stackValue);
		if (bytes == null) {
			return new long[0];
		}
		long[] addresses = new long[bytes.length / 8];
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(addresses);
		return addresses;
	}

	/** The line of a FRAME value: that of the current instruction where it is known, else of the definition. 0 for an unknown frame. */
	public static int line(ProcessImage image, long frameValue) {
		Frame frame = image.frame((int) frameValue);
		return frame == null ? 0 : frame.lineAt((int) (frameValue >>> 32));
	}
}
