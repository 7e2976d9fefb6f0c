package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;

/**
 * Where the parameters of a function are when its first instruction is about to run, on x86-64. Where the compiler optimised, location lists say it; where it did not, they name places on the stack that are not
 * filled yet, and the calling convention says it.
 */
final class EntryLocations {
	private static final String[] REGISTERS = { "%rax", "%rdx", "%rcx", "%rbx", "%rsi", "%rdi", "%rbp", "%rsp", "%r8", "%r9", "%r10", "%r11", "%r12", "%r13", "%r14", "%r15" };
	private static final String[] PASSED = { "%rdi", "%rsi", "%rdx", "%rcx", "%r8", "%r9" };
	private static final int VECTORS_PASSED = 8;
	private static final int FORMAL_PARAMETER = 0x05;
	private static final int CALL_FRAME_CFA = 0x9C;

	/** A parameter; without a place where nothing says where it is. */
	record Parameter(String name, Entry entry, Optional<Place> place) {
	}

	private final DebugInfo info;
	private final Entry function;
	private final long pc;

	EntryLocations(DebugInfo info, Entry function) {
		this.info = info;
		this.function = function;
		this.pc = function.number(Entry.LOW_PC);
	}

	List<Parameter> parameters() {
		List<Parameter> result = new ArrayList<>();
		Convention convention = new Convention();
		for (Entry e : info.children(function)) {
			if (e.tag() != FORMAL_PARAMETER) {
				continue;
			}
			Optional<Place> passed = convention.next(Layout.of(info, e));
			if (info.attribute(e, Entry.NAME) instanceof String name) {
				result.add(new Parameter(name, e, described(e, passed)));
			}
		}
		return result;
	}

	/** Which registers and places on the stack arguments take, in their order. */
	private final class Convention {
		private int numbers;
		private int vectors;
		private long stack = 8; // above the return address
		private boolean known = true;

		Convention() {
			Layout result = Layout.of(info, function);
			if (result != null && result.kind() == Kind.STRUCTURE) {
				known = function.unit().isC();
				numbers = result.size() > 16 ? 1 : 0; // where the result is to be put
			}
		}

		Optional<Place> next(Layout type) {
			if (!known || type == null || type.kind() == Kind.OTHER || type.kind() == Kind.ARRAY) {
				known = false;
				return Optional.empty();
			}
			if (type.kind() == Kind.NUMBER) {
				return Optional.of(numbers < PASSED.length ? Place.register(PASSED[numbers++]) : onStack(8));
			}
			if (type.kind() == Kind.FLOAT) {
				known = type.size() <= 8;
				return known && vectors++ < VECTORS_PASSED ? Optional.empty() : known ? Optional.of(onStack(8)) : Optional.empty();
			}
			known = function.unit().isC() && type.size() > 16;
			return known ? Optional.of(onStack(type.size() + 7 & -8L)) : Optional.empty();
		}

		private Place onStack(long size) {
			Place place = Place.memory("%rsp", stack);
			stack += size;
			return place;
		}
	}

	private Optional<Place> described(Entry parameter, Optional<Place> passed) {
		Object location = parameter.attributes().get(Entry.LOCATION);
		if (location instanceof byte[] expression) {
			Optional<Place> place = place(expression);
			boolean isFilled = place.isPresent() && !(place.get().base().equals("%rsp") && place.get().offset() < 8);
			return isFilled && isFrame(expression) ? place : passed;
		}
		if (location instanceof Long list) {
			byte[] expression = parameter.unit().version == 5 ? fromList(list, parameter.unit()) : fromOldList(list, parameter.unit());
			return expression == null ? Optional.empty() : place(expression);
		}
		return Optional.empty();
	}

	private static boolean isFrame(byte[] expression) {
		return expression.length > 0 && (expression[0] & 0xFF) == 0x91;
	}

	/** Registers, and memory beside them. */
	private Optional<Place> place(byte[] expression) {
		DwarfReader r = new DwarfReader(java.nio.ByteBuffer.wrap(expression), 0);
		if (expression.length == 0) {
			return Optional.empty();
		}
		int operation = (int) r.fixed(1);
		Place place = null;
		if (operation >= 0x50 && operation < 0x60) {
			place = Place.register(REGISTERS[operation - 0x50]);
		} else if (operation >= 0x70 && operation < 0x80) {
			place = Place.memory(REGISTERS[operation - 0x70], r.signed());
		} else if (operation == 0x91 && info.attribute(function, Entry.FRAME_BASE) instanceof byte[] base && base.length == 1 && (base[0] & 0xFF) == CALL_FRAME_CFA) {
			place = Place.memory("%rsp", 8 + r.signed()); // the frame begins above the return address
		}
		return r.bytes.hasRemaining() ? Optional.empty() : Optional.ofNullable(place);
	}

	private byte[] fromList(long offset, Unit unit) {
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
