package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Conditional;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.Expression;

/**
 * {@code @defined} in the conditions of a probe, which are looked at before the probe is hit. SystemTap puts a number in the place of each that it works out as a part of something; one that is
 * the whole condition, a result of {@code ? :} or ruled out by what is worked out before it stays, and is refused.
 */
final class Questions {
	private final Problems problems;
	private final Fold fold = new Fold(d -> TargetVariables.isDefinedIn(Target.NONE, d));
	private Unit unit;

	Questions(Problems problems) {
		this.problems = problems;
	}

	/** @param conditions all of which must hold, so that they are joined by {@code &&} */
	void refuse(List<Derived.Condition> conditions) {
		boolean ruledOut = false;
		for (Derived.Condition c : conditions) {
			unit = c.unit();
			if (ruledOut)
				all(c.expression());
			else
				look(c.expression(), conditions.size() == 1);
			ruledOut |= is(c.expression(), false);
		}
	}

	private void look(Expression e, boolean whole) {
		switch (e) {
		case Bracket b when b.getElements().size() == 1 -> look(b.getElements().getFirst(), whole);
		case Defined d when whole -> refuse(d);
		case Defined d -> {
			// a number comes in its place
		}
		case Conditional c when is(c.getCondition(), true) -> chosen(c, c.getThen(), c.getOtherwise());
		case Conditional c when is(c.getCondition(), false) -> chosen(c, c.getOtherwise(), c.getThen());
		case Binary b when "&&".equals(b.getOperator()) && is(b.getLeft(), false) || "||".equals(b.getOperator()) && is(b.getLeft(), true) -> {
			look(b.getLeft(), false);
			all(b.getRight());
		}
		case null -> {
			// missing
		}
		default -> Trees.children(e, child -> {
			if (child instanceof Expression inner)
				look(inner, false);
		});
		}
	}

	private void chosen(Conditional c, Expression taken, Expression left) {
		look(c.getCondition(), false);
		look(taken, true);
		all(left);
	}

	private boolean is(Expression e, boolean value) {
		var known = fold.condition(e);
		return known.isPresent() && known.getAsLong() != 0 == value;
	}

	private void all(Expression e) {
		if (e instanceof Defined d)
			refuse(d);
		Trees.below(e, n -> {
			if (n instanceof Defined d)
				refuse(d);
		});
	}

	private void refuse(Defined d) {
		problems.error("condition-local", unit.positions.of(d), "the condition of a probe is looked at before the probe is hit: @defined has nothing to ask there");
	}
}
