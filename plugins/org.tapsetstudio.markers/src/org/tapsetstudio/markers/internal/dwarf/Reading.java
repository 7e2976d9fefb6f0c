package org.tapsetstudio.markers.internal.dwarf;

import java.util.List;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.PrintedValue;
import org.tapsetstudio.markers.ProgramValue;
import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;
import org.tapsetstudio.markers.internal.dwarf.Layout.Member;

/**
 * The way from a variable through members, elements and pointers to something in the program, and how to read that, in the words of a marker's note.
 *
 * @param place where it is
 * @param type null for void
 * @param bits the member, if it is a bit field; the place is that of the structure then
 * @param pointer the last pointer that was followed; null if none was
 */
public record Reading(Place place, Layout type, Member bits, ProgramValue pointer) {
	static final String FLOAT = "is a floating-point number, which scripts have no type for";

	/** @param steps see {@link org.tapsetstudio.markers.FunctionVariables#find} */
	static Reading of(Place start, Layout type, String variable, List<Object> steps) throws UnknownVariableException {
		Reading at = new Reading(start, type, null, null);
		String written = variable;
		for (Object step : steps) {
			at = step instanceof String name ? at.member(name, written) : at.element((Long) step, written);
			written += step instanceof String ? "->" + step : "[" + step + "]";
		}
		return at;
	}

	/** What the pointer that is here points to. */
	Reading target() {
		return new Reading(place.target(), type.target(), null, new ProgramValue(place.operand(8)));
	}

	/** A member of the structure that is here. */
	Reading part(Member member) {
		Layout of = type.of(member);
		return member.isBits() ? new Reading(place, of, member, pointer) : new Reading(place.plus(member.offset()), of, null, pointer);
	}

	/** An element of the array that is here. */
	Reading part(long index) {
		Layout of = type.target();
		return new Reading(place.plus(index * of.size()), of, null, pointer);
	}

	private Reading member(String name, String written) throws UnknownVariableException {
		if (type != null && type.isPointer()) {
			return target().member(name, written);
		}
		if (type == null || type.kind() != Kind.STRUCTURE) {
			throw new UnknownVariableException("has no members: " + written + " is no structure and points to none", List.of());
		}
		if (place.isRegister()) {
			throw new UnknownVariableException("is a structure that is passed in registers, which cannot be read", List.of());
		}
		if (type.isDeclaredOnly()) {
			throw new UnknownVariableException("is not known: the structure " + type.name() + " is declared, but not described, where the function is", List.of());
		}
		List<Member> members = type.members();
		Member found = members.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
		if (found == null) {
			throw new UnknownVariableException("does not exist: the structure " + type.name() + " has no member " + name, name, members.stream().map(Member::name).toList());
		}
		return part(found);
	}

	private Reading element(long index, String written) throws UnknownVariableException {
		boolean isPointer = type != null && type.isPointer();
		if (!isPointer && (type == null || type.kind() != Kind.ARRAY)) {
			throw new UnknownVariableException("has no elements: " + written + " is no pointer and no array", List.of());
		}
		Layout of = type.target();
		if (of == null || of.size() == 0) {
			throw new UnknownVariableException("has no elements whose size is known", List.of());
		}
		Reading first = isPointer ? target() : new Reading(place, of, null, pointer);
		return new Reading(first.place.plus(index * of.size()), of, null, first.pointer);
	}

	/** See {@link org.tapsetstudio.markers.ProgramPlace#count}. */
	public long count() {
		return type != null && type.kind() == Kind.ARRAY ? type.count() : 0;
	}

	/** See {@link org.tapsetstudio.markers.ProgramPlace#pointed}. */
	public String pointed(boolean toThis) {
		Layout pointed = type == null || toThis ? type : type.isPointer() ? type.target() : null;
		return pointed == null ? null : pointed.structure();
	}

	/** See {@link org.tapsetstudio.markers.ProgramPlace#number}. */
	public ProgramValue number() throws UnknownVariableException {
		Kind kind = type == null ? Kind.OTHER : type.kind();
		if (kind == Kind.ARRAY) {
			return address();
		}
		if (kind == Kind.STRUCTURE) {
			throw new UnknownVariableException("is a structure; name a member, as in ->" + type.members().stream().map(Member::name).findFirst().orElse("member"), List.of());
		}
		if (kind != Kind.NUMBER || type.size() != 1 && type.size() != 2 && type.size() != 4 && type.size() != 8) {
			throw new UnknownVariableException(kind == Kind.FLOAT ? FLOAT : "has a type that cannot be read", List.of());
		}
		return bits != null ? Bits.read(place, type, bits) : new ProgramValue(place.operand(type.noteSize()));
	}

	/** See {@link org.tapsetstudio.markers.ProgramPlace#address}. */
	public ProgramValue address() throws UnknownVariableException {
		if (bits != null) {
			throw new UnknownVariableException("is a bit field, which has no address", List.of());
		}
		if (place.isRegister()) {
			throw new UnknownVariableException("is in a register, which has no address", List.of());
		}
		return new ProgramValue(place.address());
	}

	/** See {@link org.tapsetstudio.markers.ProgramPlace#printed}. */
	public PrintedValue printed(boolean inDetail) {
		return Printing.of(this, inDetail);
	}
}
