package org.tapsetstudio.engine.internal.runtime;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** String literals where they are only looked at (printed, compared, given to a native function): there they are whole, however long. What is stored is cut to the longest string. */
public final class WholeLiteral {
	private WholeLiteral() {
	}

	/** The text of a literal, or of literals that are joined; null for anything else. */
	public static ByteString of(Expr e) {
		return e instanceof Expr.StringLiteral || e instanceof Expr.Binary ? text(e) : null;
	}

	private static ByteString text(Expr e) {
		if (e instanceof Expr.StringLiteral literal) {
			return ByteString.copyOf(literal.value(), 0, literal.value().length);
		}
		if (e instanceof Expr.Binary concat && concat.operator() == Expr.BinaryOperator.CONCAT) {
			ByteString left = text(concat.left());
			ByteString right = left == null ? null : text(concat.right());
			return right == null ? null : new ByteBuilder().add(left).add(right).toByteString(Integer.MAX_VALUE);
		}
		return null;
	}
}
