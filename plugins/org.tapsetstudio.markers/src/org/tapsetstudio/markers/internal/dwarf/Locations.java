package org.tapsetstudio.markers.internal.dwarf;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Where variables are when the instruction at an address is about to run, on x86-64: registers, memory beside them, and constants. */
final class Locations {
	static final String[] REGISTERS = { "%rax", "%rdx", "%rcx", "%rbx", "%rsi", "%rdi", "%rbp", "%rsp", "%r8", "%r9", "%r10", "%r11", "%r12", "%r13", "%r14", "%r15" };
	private static final int CONST_VALUE = 0x1C;
	private static final int ADDRESS = 0x03;
	private static final int CALL_FRAME_CFA = 0x9C;
	private static final int FRAME_OFFSET = 0x91;
	private static final int DEREF_SIZE = 0x94;
	private static final int CONST1U = 0x08;
	private static final int SHIFT_LEFT = 0x24;
	private static final int SHIFT_RIGHT_SIGNED = 0x26;
	private static final int STACK_VALUE = 0x9F;
	private static final int ENTRY_VALUE = 0xA3;
	private static final int GNU_ENTRY_VALUE = 0xF3;

	private final DebugInfo info;
	private final long pc;
	private final byte[] frameBase;
	private final Optional<Place> frame;

	/**
	 * @param function whose frame base counts
	 * @param frame where its frame begins; empty if that is not known
	 */
	Locations(DebugInfo info, Entry function, long pc, Optional<Place> frame) {
		this.info = info;
		this.pc = pc;
		this.frameBase = info.attribute(function, Entry.FRAME_BASE) instanceof byte[] b ? b : new byte[0];
		this.frame = frame;
	}

	static boolean isFrame(byte[] expression) {
		return expression.length > 0 && (expression[0] & 0xFF) == FRAME_OFFSET;
	}

	/** Empty where the variable has no place here, or one that cannot be told. */
	Optional<Place> of(Entry variable) {
		if (info.attribute(variable, CONST_VALUE) instanceof Long value) {
			return Optional.of(Place.register("$" + value));
		}
		byte[] expression = expression(variable);
		return expression == null ? Optional.empty() : place(expression);
	}

	/** Null where the variable has no location here. */
	private byte[] expression(Entry variable) {
		Object location = variable.attributes().get(Entry.LOCATION);
		if (location instanceof byte[] expression) {
			return expression;
		}
		return location instanceof Long list ? fromList(list, variable.unit()) : null;
	}

	/** Why a variable has no place here: goes on from its name. */
	String obstacle(Entry variable) {
		byte[] expression = expression(variable);
		if (expression == null || expression.length == 0) {
			return "was optimised away here: nothing holds it any more, or yet";
		}
		int operation = expression[0] & 0xFF;
		return operation == ENTRY_VALUE || operation == GNU_ENTRY_VALUE ? "is not kept any more at this line: read it where the function is entered, in a probe on the function"
				: "is not in one place here: the compiler computes it, or holds its parts apart, in a way that cannot be read";
	}

	Optional<Place> place(byte[] expression) {
		DwarfReader r = new DwarfReader(ByteBuffer.wrap(expression).order(java.nio.ByteOrder.LITTLE_ENDIAN), 0);
		if (expression.length == 0) {
			return Optional.empty();
		}
		int operation = (int) r.fixed(1);
		Place place = null;
		if (operation >= 0x50 && operation < 0x60) {
			place = Place.register(REGISTERS[operation - 0x50]);
		} else if (operation >= 0x70 && operation < 0x80) {
			place = Place.memory(REGISTERS[operation - 0x70], r.signed());
		} else if (operation == ADDRESS && expression.length == 9) {
			return Optional.of(Place.inFile(r.fixed(8)));
		} else if (operation == FRAME_OFFSET) {
			long offset = r.signed();
			place = base().map(b -> b.plus(offset)).orElse(null);
		} else {
			return value(r, operation);
		}
		if (place != null && r.bytes.remaining() == 1 && r.fixed(1) == STACK_VALUE) { // the address is the value
			return place.isRegister() ? Optional.empty() : Optional.of(place.offset() == 0 && place.base().startsWith("%") ? Place.register(place.base()) : Place.value(place.address()));
		}
		if (place != null && !place.isRegister() && r.bytes.hasRemaining()) {
			return narrow(place, r);
		}
		return r.bytes.hasRemaining() ? Optional.empty() : Optional.ofNullable(place);
	}

	/** A number in memory that is smaller than the variable: {@code deref_size N}, for a signed one shifts to the left and back by what it lacks of 64 bits, {@code stack_value}. */
	private static Optional<Place> narrow(Place place, DwarfReader r) {
		if (r.fixed(1) != DEREF_SIZE || r.bytes.remaining() != 2 && r.bytes.remaining() != 8) {
			return Optional.empty();
		}
		int size = (int) r.fixed(1);
		boolean isSigned = r.bytes.remaining() == 7;
		int shift = 64 - 8 * size;
		if (isSigned && !(r.fixed(1) == CONST1U && r.fixed(1) == shift && r.fixed(1) == SHIFT_LEFT && r.fixed(1) == CONST1U && r.fixed(1) == shift && r.fixed(1) == SHIFT_RIGHT_SIGNED)) {
			return Optional.empty();
		}
		boolean isKnown = (size == 1 || size == 2 || size == 4) && r.fixed(1) == STACK_VALUE;
		return isKnown ? Optional.of(Place.value(place.operand(isSigned ? -size : size))) : Optional.empty();
	}

	private Optional<Place> base() {
		if (frameBase.length == 1 && (frameBase[0] & 0xFF) == CALL_FRAME_CFA) {
			return frame;
		}
		return frameBase.length == 1 && frameBase[0] >= 0x50 && frameBase[0] < 0x60 ? Optional.of(Place.memory(REGISTERS[frameBase[0] - 0x50], 0)) : Optional.empty();
	}

	/** A constant that stands for the variable. */
	private static Optional<Place> value(DwarfReader r, int operation) {
		Long value = switch (operation) {
		case 0x08 -> r.fixed(1);
		case 0x09 -> (long) (byte) r.fixed(1);
		case 0x0A -> r.fixed(2);
		case 0x0B -> (long) (short) r.fixed(2);
		case 0x0C -> r.fixed(4);
		case 0x0D -> (long) (int) r.fixed(4);
		case 0x0E, 0x0F -> r.fixed(8);
		case 0x10 -> r.unsigned();
		case 0x11 -> r.signed();
		default -> operation >= 0x30 && operation < 0x50 ? Long.valueOf(operation - 0x30) : null;
		};
		boolean isValue = value != null && r.bytes.remaining() == 1 && r.fixed(1) == STACK_VALUE;
		return isValue ? Optional.of(Place.register("$" + value)) : Optional.empty();
	}

	private byte[] fromList(long offset, Unit unit) {
		return unit.version == 5 ? fromNewList(offset, unit) : fromOldList(offset, unit);
	}

	private byte[] fromNewList(long offset, Unit unit) {
		DwarfReader r = new DwarfReader(info.sections().get("loclists"), offset);
		long base = unit.base;
		byte[] otherwise = null;
		while (true) {
			long low = 0;
			long high = 0;
			switch ((int) r.fixed(1)) {
			case 0:
				return otherwise;
			case 4:
				low = base + r.unsigned();
				high = base + r.unsigned();
				break;
			case 5:
				otherwise = r.block(r.unsigned());
				continue;
			case 6:
				base = r.fixed(8);
				continue;
			case 7:
				low = r.fixed(8);
				high = r.fixed(8);
				break;
			case 8:
				low = r.fixed(8);
				high = low + r.unsigned();
				break;
			case 9:
				r.unsigned();
				r.unsigned();
				continue;
			default:
				return null; // indexed addresses, of split files
			}
			byte[] expression = r.block(r.unsigned());
			if (pc >= low && pc < high) {
				return expression;
			}
		}
	}

	private byte[] fromOldList(long offset, Unit unit) {
		DwarfReader r = new DwarfReader(info.sections().get("loc"), offset);
		long base = unit.base;
		while (true) {
			long low = r.fixed(8);
			long high = r.fixed(8);
			if (low == 0 && high == 0) {
				return null;
			}
			if (low == -1) {
				base = high;
				continue;
			}
			byte[] expression = r.block(r.fixed(2));
			if (pc >= base + low && pc < base + high) {
				return expression;
			}
		}
	}
}
