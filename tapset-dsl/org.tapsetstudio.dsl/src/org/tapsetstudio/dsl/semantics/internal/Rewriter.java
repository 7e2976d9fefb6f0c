package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.StpFactory;
import org.tapsetstudio.dsl.stp.StringLiteral;

/** Changes one part of a body, in place. What it makes points at the text that it stands for. */
abstract class Rewriter {
	protected static final StpFactory MAKE = StpFactory.eINSTANCE;

	protected final Code code;
	protected final Code.Part part;
	/** True once something was changed. */
	boolean changed;

	Rewriter(Code code, Code.Part part) {
		this.code = code;
		this.part = part;
	}

	/** Works through the whole part. */
	void run() {
		if (part.statement() != null)
			statement(part.statement());
	}

	protected abstract void statement(Statement s);

	protected void replace(EObject node, EObject by) {
		EcoreUtil.replace(node, by);
		changed = true;
	}

	protected void remove(EObject node) {
		EcoreUtil.remove(node);
		changed = true;
	}

	protected NumberLiteral number(long value, EObject from) {
		NumberLiteral literal = part.origins().made(MAKE.createNumberLiteral(), from);
		literal.setValue(Long.toUnsignedString(value < 0 ? -value : value));
		literal.setNegative(value < 0);
		return literal;
	}

	protected StringLiteral string(List<String> parts, EObject from) {
		StringLiteral literal = part.origins().made(MAKE.createStringLiteral(), from);
		literal.getParts().addAll(parts);
		return literal;
	}

	protected ExpressionStatement evaluation(Expression e) {
		ExpressionStatement statement = part.origins().made(MAKE.createExpressionStatement(), e);
		statement.setExpression(e);
		return statement;
	}
}
