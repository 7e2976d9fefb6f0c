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
	/** True while nothing but what was printed says so. */
	private boolean assumed;
	private boolean circular;

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

	/** The type of what print functions return: one to trust only when the types of their arguments are known, see {@link #confirm}. */
	static TypeCell assumed(Type type, SourceRange where) {
		TypeCell cell = of(type, where);
		cell.assumed = true;
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

	boolean isAssumed() {
		return root().assumed;
	}

	/** What was assumed is known now. */
	void confirm() {
		root().assumed = false;
	}

	/** What was assumed follows from nothing but itself. */
	void forget() {
		TypeCell a = root();
		if (a.assumed) {
			a.type = Type.UNKNOWN;
			a.assumed = false;
			a.circular = true;
		}
	}

	/** Whether it would be known if the result of a print function had a type before its arguments have. */
	boolean isCircular() {
		return root().circular;
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
			a.assumed &= b.assumed || !b.isFixed();
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
		a.assumed &= a.type != wanted;
		return a.type == wanted;
	}
}
