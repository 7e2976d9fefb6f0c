package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.PrintedValue;
import org.tapsetstudio.markers.PrintedValue.Piece;
import org.tapsetstudio.markers.internal.dwarf.Layout.Kind;
import org.tapsetstudio.markers.internal.dwarf.Layout.Member;

/** Values written out as SystemTap writes them: {@code {.value=5, .next=0x…, .in={...}}}; with more detail also what is in inner structures, and the first element of arrays. */
final class Printing {
	/** So many levels of structures, however the information describes them. */
	private static final int MOST_NESTED = 8;

	private final boolean inDetail;
	private final List<Piece> pieces = new ArrayList<>();

	private Printing(boolean inDetail) {
		this.inDetail = inDetail;
	}

	/** @param inDetail {@code $$} and not {@code $} */
	static PrintedValue of(Reading value, boolean inDetail) {
		Printing printing = new Printing(inDetail);
		Reading at = value;
		while (at.type() != null && isFollowed(at.type())) {
			at = at.target();
		}
		printing.value(at, 0);
		return new PrintedValue(at.pointer(), printing.pieces);
	}

	private static boolean isFollowed(Layout type) {
		Layout target = type.isPointer() ? type.target() : null;
		return target != null && !target.isFunction() && !target.isCharacter();
	}

	private void value(Reading at, int depth) {
		Layout type = at.type();
		boolean isOpen = depth == 0 || inDetail && depth < MOST_NESTED;
		if (type == null) {
			text("?");
		} else if (type.isPointer()) {
			pointer(at, depth);
		} else if (type.kind() == Kind.STRUCTURE && isOpen && !at.place().isRegister()) {
			structure(at, depth);
		} else if (type.kind() == Kind.ARRAY && isOpen && !at.place().isRegister()) {
			array(at, depth);
		} else if (type.kind() == Kind.STRUCTURE || type.kind() == Kind.ARRAY) {
			text(type.kind() == Kind.ARRAY ? "[...]" : "{...}");
		} else {
			number(at, type.isCharacter() && at.bits() == null ? 'c' : type.noteSize() < 0 || type.isTruth() ? 'i' : 'u');
		}
	}

	private void pointer(Reading at, int depth) {
		Layout target = at.type().target();
		if (target != null && target.isCharacter()) {
			quoted(at);
			return;
		}
		if (depth == 0 && target != null && target.isFunction()) {
			text("<function>:");
		}
		number(at, 'p');
	}

	private void structure(Reading at, int depth) {
		String before = "{";
		for (Member member : at.type().parts()) {
			Reading part = at.part(member);
			String name = member.name() != null ? "." + member.name() : part.type() == null ? "" : "<" + part.type().word() + ">";
			text(before + name + "=");
			value(part, depth + 1);
			before = ", ";
		}
		text(before.equals("{") ? "{}" : "}");
	}

	private void array(Reading at, int depth) {
		Layout element = at.type().target();
		if (element != null && element.isCharacter()) {
			quoted(at);
			return;
		}
		Reading first = at;
		while (first.type() != null && first.type().kind() == Kind.ARRAY && first.type().target() != null) {
			first = first.part(0);
		}
		text("[");
		value(first, depth + 1);
		text(", ...]");
	}

	private void quoted(Reading at) {
		try {
			pieces.add(new PrintedValue.Quoted(at.number()));
		} catch (UnknownVariableException e) {
			text("?");
		}
	}

	private void number(Reading at, char letter) {
		try {
			PrintedValue.Number number = new PrintedValue.Number(at.number(), letter);
			text(letter == 'c' ? "'" : "");
			pieces.add(number);
			text(letter == 'c' ? "'" : "");
		} catch (UnknownVariableException e) {
			text("?");
		}
	}

	private void text(String text) {
		pieces.add(new PrintedValue.Text(text));
	}
}
