package org.tapsetstudio.engine.internal.lean;

import org.tapsetstudio.dsl.program.Expr;

/**
 * Computes operations on numbers that stand in the script. Shifts differ from those at run time: a count below 0 counts as 0 and one above 64 as 64.
 * Divisions are left to the run, where they can fail.
 */
final class Constants {
	private Constants() {
	}

	static Expr fold(Expr.Unary u) {
		if (!(u.operand() instanceof Expr.LongLiteral operand)) {
			return u;
		}
		long value = operand.value();
		return new Expr.LongLiteral(switch (u.operator()) {
		case '-' -> -value;
		case '~' -> ~value;
		case '!' -> value == 0 ? 1 : 0;
		default -> value;
		}, u.where());
	}

	static Expr fold(Expr.Binary b) {
		if (!(b.left() instanceof Expr.LongLiteral left && b.right() instanceof Expr.LongLiteral right)) {
			return b;
		}
		long l = left.value();
		long r = right.value();
		long count = Math.max(0, Math.min(64, r));
		return switch (b.operator()) {
		case ADD -> number(b, l + r);
		case SUB -> number(b, l - r);
		case MUL -> number(b, l * r);
		case SHL -> number(b, l << count);
		case SHR -> number(b, l >> count);
		case AND -> number(b, l & r);
		case OR -> number(b, l | r);
		case XOR -> number(b, l ^ r);
		case LT -> number(b, l < r ? 1 : 0);
		case GT -> number(b, l > r ? 1 : 0);
		case LE -> number(b, l <= r ? 1 : 0);
		case GE -> number(b, l >= r ? 1 : 0);
		case EQ -> number(b, l == r ? 1 : 0);
		case NE -> number(b, l != r ? 1 : 0);
		case LOGAND -> number(b, l != 0 && r != 0 ? 1 : 0);
		case LOGOR -> number(b, l != 0 || r != 0 ? 1 : 0);
		default -> b;
		};
	}

	private static Expr number(Expr.Binary b, long value) {
		return new Expr.LongLiteral(value, b.where());
	}
}
