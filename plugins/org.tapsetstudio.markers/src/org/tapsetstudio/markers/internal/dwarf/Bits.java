package org.tapsetstudio.markers.internal.dwarf;

import java.util.List;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.ProgramValue;
import org.tapsetstudio.markers.internal.dwarf.Layout.Member;

/** Bit fields, as DWARF 5 tells of them (bits from the beginning of the structure) and as older information does (bits from the highest one of a number). */
final class Bits {
	private Bits() {
	}

	/** @param structure where the structure is that has the member */
	static ProgramValue read(Place structure, Layout type, Member member) throws UnknownVariableException {
		int bits = (int) (long) member.entry().number(Entry.BIT_SIZE);
		long first = 8 * member.offset();
		if (member.entry().number(Entry.DATA_BIT_OFFSET) instanceof Long begin) {
			first += begin;
		} else if (member.entry().number(Entry.BIT_OFFSET) instanceof Long fromTop) {
			long size = member.entry().number(Entry.BYTE_SIZE) instanceof Long own ? own : type.size();
			first += 8 * size - fromTop - bits;
		}
		long unit = 8 * type.size();
		long start = first / unit * unit;
		if (bits < 1 || first + bits > start + unit) {
			throw new UnknownVariableException("is a bit field that cannot be read: it does not lie in one number", List.of());
		}
		return new ProgramValue(structure.plus(start / 8).operand((int) type.size()), (int) (first - start), bits, type.noteSize() < 0);
	}
}
