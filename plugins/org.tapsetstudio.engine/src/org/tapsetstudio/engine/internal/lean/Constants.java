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

	/** What an operation gives whatever its other operand is, for example 0 where something is multiplied by 0; null if both operands matter. */
	static Expr.LongLiteral decided(Expr.Binary b) {
		Long left = b.left() instanceof Expr.LongLiteral literal ? literal.value() : null;
		Long right = b.right() instanceof Expr.LongLiteral literal ? literal.value() : null;
		boolean leftZero = left != null && left == 0;
		boolean rightZero = right != null && right == 0;
		boolean leftOnes = left != null && left == -1;
		boolean rightOnes = right != null && right == -1;
		return switch (b.operator()) {
		case MUL, AND, LOGAND -> leftZero || rightZero ? literal(b, 0) : null;
		case LOGOR -> left != null && !leftZero || right != null && !rightZero ? literal(b, 1) : null;
		case OR -> leftOnes || rightOnes ? literal(b, -1) : null;
		case SHL -> leftZero ? literal(b, 0) : null;
		case SHR -> leftZero || leftOnes ? literal(b, left) : null;
		case MOD -> right != null && right == 1 || rightOnes ? literal(b, 0) : null;
		default -> null;
		};
	}

	private static Expr.LongLiteral literal(Expr.Binary b, long value) {
		return new Expr.LongLiteral(value, b.where());
	}

	private static Expr number(Expr.Binary b, long value) {
		return new Expr.LongLiteral(value, b.where());
	}
}
