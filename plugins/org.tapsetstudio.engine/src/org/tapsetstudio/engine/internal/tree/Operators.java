package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.engine.internal.runtime.Division;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Operators on numbers and comparisons. */
final class Operators {
	private Operators() {
	}

	/** The value of an operator that evaluates both sides. */
	@FunctionalInterface
	interface LongOperation {
		long apply(long left, long right);
	}

	static LongOperation operation(BinaryOperator operator, SourceRange where) {
		return switch (operator) {
		case ADD -> (a, b) -> a + b;
		case SUB -> (a, b) -> a - b;
		case MUL -> (a, b) -> a * b;
		case DIV -> (a, b) -> Division.divide(a, b, where);
		case MOD -> (a, b) -> Division.remainder(a, b, where);
		case SHL -> (a, b) -> a << b;
		case SHR -> (a, b) -> a >> b;
		case USHR -> (a, b) -> a >>> b;
		case AND -> (a, b) -> a & b;
		case OR -> (a, b) -> a | b;
		case XOR -> (a, b) -> a ^ b;
		default -> throw new IllegalArgumentException(operator.text);
		};
	}

	static LongNode binary(Expr.Binary e, LongNode l, LongNode r) {
		return switch (e.operator()) {
		case ADD -> f -> l.eval(f) + r.eval(f);
		case SUB -> f -> l.eval(f) - r.eval(f);
		case MUL -> f -> l.eval(f) * r.eval(f);
		case AND -> f -> l.eval(f) & r.eval(f);
		case OR -> f -> l.eval(f) | r.eval(f);
		case XOR -> f -> l.eval(f) ^ r.eval(f);
		case LT -> f -> l.eval(f) < r.eval(f) ? 1 : 0;
		case GT -> f -> l.eval(f) > r.eval(f) ? 1 : 0;
		case LE -> f -> l.eval(f) <= r.eval(f) ? 1 : 0;
		case GE -> f -> l.eval(f) >= r.eval(f) ? 1 : 0;
		case EQ -> f -> l.eval(f) == r.eval(f) ? 1 : 0;
		case NE -> f -> l.eval(f) != r.eval(f) ? 1 : 0;
		case LOGAND -> f -> l.eval(f) != 0 && r.eval(f) != 0 ? 1 : 0;
		case LOGOR -> f -> l.eval(f) != 0 || r.eval(f) != 0 ? 1 : 0;
		default -> {
			LongOperation operation = operation(e.operator(), e.where());
			yield f -> operation.apply(l.eval(f), r.eval(f));
		}
		};
	}

	static LongNode comparison(BinaryOperator operator, StringNode l, StringNode r) {
		return switch (operator) {
		case LT -> f -> l.eval(f).compareTo(r.eval(f)) < 0 ? 1 : 0;
		case GT -> f -> l.eval(f).compareTo(r.eval(f)) > 0 ? 1 : 0;
		case LE -> f -> l.eval(f).compareTo(r.eval(f)) <= 0 ? 1 : 0;
		case GE -> f -> l.eval(f).compareTo(r.eval(f)) >= 0 ? 1 : 0;
		case EQ -> f -> l.eval(f).equals(r.eval(f)) ? 1 : 0;
		case NE -> f -> l.eval(f).equals(r.eval(f)) ? 0 : 1;
		default -> throw new IllegalArgumentException(operator.text);
		};
	}

	static LongNode unary(char operator, LongNode operand) {
		return switch (operator) {
		case '-' -> f -> -operand.eval(f);
		case '!' -> f -> operand.eval(f) == 0 ? 1 : 0;
		case '~' -> f -> ~operand.eval(f);
		default -> operand;
		};
	}
}
