package org.tapsetstudio.dsl.semantics.internal;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/**
 * A type that is not known yet. Cells that must agree are joined (union-find); the first place that fixed the type of a joined group is kept for messages.
 */
final class TypeCell {
	private TypeCell parent;
	private Type type = Type.UNKNOWN;
	private SourceRange fixedAt;
	private boolean broken;

	/** A cell that is free. */
	static TypeCell free() {
		return new TypeCell();
	}

	/** A cell of a fixed type. */
	static TypeCell of(Type type, SourceRange where) {
		TypeCell cell = new TypeCell();
		cell.type = type;
		cell.fixedAt = where;
		return cell;
	}

	/** The type of something that was reported as wrong: agrees with every other, so that one mistake gives one message. */
	static TypeCell broken() {
		TypeCell cell = new TypeCell();
		cell.broken = true;
		return cell;
	}

	private TypeCell root() {
		TypeCell cell = this;
		while (cell.parent != null) {
			if (cell.parent.parent != null)
				cell.parent = cell.parent.parent;
			cell = cell.parent;
		}
		return cell;
	}

	Type type() {
		return root().type;
	}

	/** Where the type was fixed, or null. */
	SourceRange fixedAt() {
		return root().fixedAt;
	}

	boolean known() {
		return type() != Type.UNKNOWN;
	}

	private boolean isFixed() {
		return type != Type.UNKNOWN;
	}

	boolean isBroken() {
		return root().broken;
	}

	/** Makes both the same type; false, without effect, when they are known to differ. */
	boolean join(TypeCell other) {
		TypeCell a = root();
		TypeCell b = other.root();
		if (a == b || a.broken || b.broken) {
			a.broken |= b.broken && !a.isFixed();
			b.broken |= a.broken && !b.isFixed();
			return true;
		}
		if (a.type != Type.UNKNOWN && b.type != Type.UNKNOWN && a.type != b.type)
			return false;
		if (a.type == Type.UNKNOWN) {
			a.parent = b;
		} else {
			b.parent = a;
		}
		return true;
	}

	/** Fixes the type; false, without effect, when it is known to be another. */
	boolean fix(Type wanted, SourceRange where) {
		TypeCell a = root();
		if (a.broken)
			return true;
		if (a.type == Type.UNKNOWN) {
			a.type = wanted;
			a.fixedAt = where;
		}
		return a.type == wanted;
	}
}
