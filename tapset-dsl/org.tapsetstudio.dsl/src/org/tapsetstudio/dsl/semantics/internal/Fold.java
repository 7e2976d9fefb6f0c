package org.tapsetstudio.dsl.semantics.internal;

import java.util.OptionalLong;
import java.util.function.ToIntFunction;

import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Conditional;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.Unary;

/**
 * Values of conditions that {@code @defined} decides: what they rule out is not examined. Conditions without {@code @defined} are left to run time, as {@code stap -u} does.
 */
final class Fold {
	private final ToIntFunction<Defined> defined;
	private boolean decided;

	/** @param defined 1 or 0 for each use of {@code @defined} */
	Fold(ToIntFunction<Defined> defined) {
		this.defined = defined;
	}

	/** The value of a condition that depends on nothing but {@code @defined} and numbers; empty for every other. */
	OptionalLong condition(Expression e) {
		decided = false;
		OptionalLong value = value(e);
		return decided ? value : OptionalLong.empty();
	}

	private OptionalLong value(Expression e) {
		return switch (e) {
		case Defined d -> {
			decided = true;
			yield OptionalLong.of(defined.applyAsInt(d));
		}
		case NumberLiteral n -> OptionalLong.of(Literals.number(n));
		case Unary u when "!".equals(u.getOperator()) -> map(value(u.getOperand()));
		case Binary b when "&&".equals(b.getOperator()) -> logical(b, false);
		case Binary b when "||".equals(b.getOperator()) -> logical(b, true);
		case Conditional c -> {
			OptionalLong condition = value(c.getCondition());
			yield condition.isEmpty() ? condition : value(condition.getAsLong() != 0 ? c.getThen() : c.getOtherwise());
		}
		case null, default -> OptionalLong.empty();
		};
	}

	private static OptionalLong map(OptionalLong v) {
		return v.isEmpty() ? v : OptionalLong.of(v.getAsLong() == 0 ? 1 : 0);
	}

	/** One deciding side is enough. */
	private OptionalLong logical(Binary b, boolean decisive) {
		OptionalLong left = value(b.getLeft());
		if (left.isPresent() && left.getAsLong() != 0 == decisive)
			return OptionalLong.of(decisive ? 1 : 0);
		OptionalLong right = value(b.getRight());
		if (right.isPresent() && right.getAsLong() != 0 == decisive)
			return OptionalLong.of(decisive ? 1 : 0);
		return left.isPresent() && right.isPresent() ? OptionalLong.of(decisive ? 0 : 1) : OptionalLong.empty();
	}
}
