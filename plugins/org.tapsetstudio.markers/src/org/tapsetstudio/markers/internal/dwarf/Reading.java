package org.tapsetstudio.markers.internal.dwarf;

import java.util.List;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;
import org.tapsetstudio.markers.internal.dwarf.Layout.Member;

/** The way from a variable through members, elements and pointers to a number, in the words of a marker's note. Of an array it is the address, as in C. */
final class Reading {
	static final String FLOAT = "is a floating-point number, which scripts have no type for";

	private Reading() {
	}

	/** See {@link org.tapsetstudio.markers.FunctionVariables#operand}. */
	static String operand(Place start, Layout ofWhat, String variable, List<Object> steps) throws UnknownVariableException {
		Place place = start;
		Layout type = ofWhat;
		String written = variable;
		for (Object step : steps) {
			if (type != null && type.isPointer()) {
				place = place.target();
				type = type.target();
			} else if (place.isRegister()) {
				throw new UnknownVariableException(type != null && type.kind() == Kind.STRUCTURE ? "is a structure that is passed in registers, which cannot be read" : written + " is no pointer", List.of());
			}
			if (step instanceof String member) {
				Member found = member(type, member, written);
				place = place.plus(found.offset());
				type = type.of(found);
				written += "->" + member;
			} else {
				long index = (Long) step;
				if (type != null && type.kind() == Kind.ARRAY) {
					type = type.target();
				}
				if (type == null || type.size() == 0) {
					throw new UnknownVariableException("has no elements whose size is known", List.of());
				}
				place = place.plus(index * type.size());
				written += "[" + index + "]";
			}
		}
		return number(place, type);
	}

	private static Member member(Layout type, String name, String written) throws UnknownVariableException {
		if (type == null || type.kind() != Kind.STRUCTURE) {
			throw new UnknownVariableException("has no members: " + written + " is no structure and points to none", List.of());
		}
		if (type.isDeclaredOnly()) {
			throw new UnknownVariableException("is not known: the structure " + type.name() + " is declared, but not described, where the function is", List.of());
		}
		List<Member> members = type.members();
		Member found = members.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
		if (found == null) {
			throw new UnknownVariableException("does not exist: the structure " + type.name() + " has no member " + name, members.stream().map(Member::name).toList());
		}
		if (found.isBits()) {
			throw new UnknownVariableException("is a bit field, which cannot be read", List.of());
		}
		return found;
	}

	private static String number(Place place, Layout type) throws UnknownVariableException {
		Kind kind = type == null ? Kind.OTHER : type.kind();
		if (kind == Kind.ARRAY && !place.isRegister()) {
			if (place.isInFile()) {
				throw new UnknownVariableException("is an array; name an element, as in [0]", List.of());
			}
			return place.address();
		}
		if (kind == Kind.STRUCTURE) {
			throw new UnknownVariableException("is a structure; name a member, as in ->" + type.members().stream().map(Member::name).findFirst().orElse("member"), List.of());
		}
		if (kind != Kind.NUMBER || type.size() != 1 && type.size() != 2 && type.size() != 4 && type.size() != 8) {
			throw new UnknownVariableException(kind == Kind.FLOAT ? FLOAT : "has a type that cannot be read", List.of());
		}
		return place.operand(type.noteSize());
	}
}
