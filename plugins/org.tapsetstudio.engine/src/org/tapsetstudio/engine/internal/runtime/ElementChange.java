package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Type;

/**
 * An expression that adds to the number of an array's element or takes away from it. Where its own value is not used, the array may do that later.
 *
 * @param up whether it adds
 * @param value how much; null for 1
 */
public record ElementChange(Expr.Element element, boolean up, Expr value) {
	/** The expression as such a change, or null if it is something else. */
	public static ElementChange of(Expr e) {
		return switch (e) {
		case Expr.Increment step when step.target() instanceof Expr.Element element -> new ElementChange(element, step.up(), null);
		case Expr.Assign assign when assign.target() instanceof Expr.Element element && element.type() != Type.STRING
				&& (assign.operator() == BinaryOperator.ADD || assign.operator() == BinaryOperator.SUB) ->
			new ElementChange(element, assign.operator() == BinaryOperator.ADD, assign.value());
		default -> null;
		};
	}
}
