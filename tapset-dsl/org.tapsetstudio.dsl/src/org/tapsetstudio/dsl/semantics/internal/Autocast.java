package org.tapsetstudio.dsl.semantics.internal;

import java.util.Set;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;

/** {@code x->y} where x is a variable or another value of the script: an {@code @cast} to what it points to, which may be known only when all bodies were examined. */
final class Autocast {
	private final Body body;
	private final Unit unit;
	private final ProgramValues values;
	private final VariablePath path;
	private final Expression expression;
	private final Typed pointer;
	private final SourceRange where;
	private Supplier<? extends Expr> build;

	Autocast(Body body, ProgramValues values, VariablePath path, Expression expression, Typed pointer) {
		this.body = body;
		this.unit = body.unit();
		this.values = values;
		this.path = path;
		this.expression = expression;
		this.pointer = pointer;
		this.where = body.where(expression);
	}

	/** The value, whose type shows in how it is written. */
	Typed typed() {
		Type type = path.detail() > 0 ? Type.STRING : Type.LONG;
		return new Typed(TypeCell.of(type, where), where, () -> build.get(), Pointed.of(this::pointed));
	}

	private Pointed.Structure pointed(Set<Pointed> asked) {
		Pointed.Structure base = pointer.pointed().find();
		return base == null ? null : ProgramValues.pointed(path, steps -> base.information().behind(base.type(), steps), base.information());
	}

	/** Makes the value if it is known what the pointer points to. */
	boolean resolve() {
		Pointed.Structure base = pointer.pointed().find();
		if (base == null)
			return false;
		body.in(unit, () -> {
			try {
				build = values.behind(base, path, pointer, where).build();
			} catch (UnknownVariableException x) {
				UnknownNames.report(body, "unresolved-variable", expression, x.getMessage(), x);
				build = () -> new Expr.Refused(x.getMessage(), typed().cell().type(), where);
			}
			return null;
		});
		return true;
	}

	/** Reports that nobody knows. */
	void refuse() {
		build = () -> new Expr.Refused("the type behind a pointer is not known", typed().cell().type(), where);
		body.in(unit, () -> {
			body.late("dereference", expression, where, TargetVariables.UNKNOWN_TYPE);
			return null;
		});
	}
}
