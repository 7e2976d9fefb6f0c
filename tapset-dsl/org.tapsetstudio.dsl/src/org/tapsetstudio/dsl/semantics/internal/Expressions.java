package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.*;

/** Examines the expressions of one body. */
final class Expressions {
	/** Rules that SystemTap applies only when it makes code, and those that it leaves to the C compiler. */
	private static final String CODE = "type-of-code";
	private static final String COMPILER = "type-of-c";

	final Body body;
	final Variables variables;
	final Statistics statistics;
	private final Operators operators;
	private final Calls calls;
	final TargetVariables targets;
	final Evident evident;

	Expressions(Body body) {
		this.body = body;
		this.variables = new Variables(body, this);
		this.statistics = new Statistics(body, this);
		this.operators = new Operators(body, this);
		this.calls = new Calls(body, this);
		this.targets = new TargetVariables(body, this);
		this.evident = new Evident(body, variables);
	}

	/** Finds out the type of an expression. Parts that are missing after a syntax error are passed over. */
	Typed check(Expression e) {
		return switch (e) {
		case NumberLiteral n -> number(n);
		case StringLiteral s -> string(s);
		case NameExpression n -> name(n);
		case Assignment a -> operators.assignment(a);
		case Conditional c -> conditional(c);
		case Binary b -> operators.binary(b);
		case Unary u -> operators.unary(u);
		case PreIncrement i -> operators.increment(i.getOperand(), i.getOperator(), true, body.where(i));
		case PostIncrement i -> operators.increment(i.getOperand(), i.getOperator(), false, body.where(i));
		case Match m -> operators.match(m);
		case Membership m -> membership(m);
		case Bracket b when b.getElements().size() == 1 -> check(b.getElements().get(0));
		case StatisticOperation s -> statistics.extract(s);
		case Histogram h -> statistics.misplaced(h);
		case IndexAccess i when i.getTarget() instanceof Histogram h -> statistics.bucket(h, i);
		case Defined d -> targets.defined(d);
		case TargetVariable t -> targets.variable(t);
		case MemberAccess m -> targets.dereference(m, m.getTarget());
		case IndexAccess i -> targets.dereference(i, i.getTarget());
		case PrettyPrint p -> targets.dereference(p, p.getTarget());
		case AddressOf a -> targets.dereference(a, a.getOperand());
		case Entry x -> targets.entry(x);
		case null -> Typed.broken(body.where(null));
		default -> targets.refused(e);
		};
	}

	/** Checks and demands a type. */
	Typed want(Expression e, Type type) {
		return want(e, type, "");
	}

	/** Demands a type; {@code instead} as in {@link Body#demand(Typed, Type, String)}. */
	Typed want(Expression e, Type type, String instead) {
		Typed typed = checked(e, type);
		body.demand(typed, type, instead);
		return typed;
	}

	/** Demands a type. What SystemTap does not look at in pass 2, see {@link #escapes}, it refuses when it makes code. */
	Typed late(Expression e, Type type, String instead) {
		return late(e, type, instead, CODE);
	}

	/** As {@link #late(Expression, Type, String)}, where SystemTap leaves even that to the C compiler. */
	Typed unchecked(Expression e, Type type) {
		return late(e, type, "", COMPILER);
	}

	private Typed late(Expression e, Type type, String instead, String code) {
		if (!escapes(e, type) || conditional(e) != null)
			return want(e, type, instead);
		Typed typed = check(e);
		if (!typed.cell().isBroken() && typed.cell().type() != type)
			body.late(code, e.eContainer(), typed.where(), Body.mismatch(typed, type, instead));
		return typed;
	}

	/** Whether SystemTap does not see that the type is wrong: what is extracted from a statistic where a string is needed, and what a function of print's family gives back. */
	private static boolean escapes(Expression e, Type wanted) {
		return wanted == Type.STRING && Statistics.isExtraction(e) || Prints.isPrint(e);
	}

	/**
	 * Checks an expression where SystemTap knows beforehand which type is needed; the type itself is not demanded. It makes a difference for {@code c ? a : b} with a part that SystemTap does
	 * not look at: the whole is then taken for what is needed.
	 */
	Typed checked(Expression e, Type needed) {
		Conditional c = conditional(e);
		return c == null || needed == Type.UNKNOWN || !isEscaping(c) ? check(e) : decided(c, needed);
	}

	private static Conditional conditional(Expression e) {
		return e instanceof Bracket b && b.getElements().size() == 1 ? conditional(b.getElements().get(0)) : e instanceof Conditional c ? c : null;
	}

	/** Whether one of the results is of a type that SystemTap does not compare with what is needed. */
	private static boolean isEscaping(Conditional c) {
		return Stream.of(c.getThen(), c.getOtherwise()).anyMatch(e -> conditional(e) instanceof Conditional inner ? isEscaping(inner) : Prints.isPrint(e) || Statistics.isExtraction(e));
	}

	/** A condition: a number; what {@code @defined} decides is known now. */
	Typed condition(Expression e) {
		return want(e, Type.LONG);
	}

	OptionalLong known(Expression e) {
		if (!body.checks.isWritten())
			return OptionalLong.empty();
		OptionalLong known = new Fold(targets::isDefined).condition(e);
		return known.isPresent() || !body.target.foldsEarly() || ConstantFolder.neverConstant(e) ? known : constant(e);
	}

	/** The value of an expression that no variable changes. */
	private OptionalLong constant(Expression e) {
		Code code = new Code(body.world, null, d -> TargetVariables.isDefinedIn(body.target, d));
		ExpressionStatement statement = StpFactory.eINSTANCE.createExpressionStatement();
		statement.setExpression(EcoreUtil.copy(e));
		Block block = StpFactory.eINSTANCE.createBlock();
		block.getStatements().add(statement);
		code.add(body.unit(), block);
		Code.Part part = code.parts.get(0);
		new ConstantFolder(code, part, f -> null).run();
		return part.statement() instanceof Block b && b.getStatements().get(0) instanceof ExpressionStatement s && s.getExpression() instanceof NumberLiteral n
				? OptionalLong.of(Literals.number(n)) : OptionalLong.empty();
	}

	/** The type of a value must be known, which that of a call may not be; elsewhere SystemTap asks for it only when it makes code. */
	void known(Expression e, TypeCell cell) {
		switch (e) {
		case Bracket b when b.getElements().size() == 1 -> known(b.getElements().get(0), cell);
		case Conditional c -> known(c.getThen(), cell);
		case NameExpression n when n.isCall() && n.getName() != null -> body.checks.open.add(new Body.Checks.Open(cell, n, body.where(n), Calls.noValue(n.getName())));
		case null, default -> {
			// a variable's type is asked for where it is mentioned
		}
		}
	}

	/** The value must be a number or a string. */
	void plain(Typed value) {
		body.checks.plain.add(value);
	}

	/** As {@link #plain}, where SystemTap finds a statistic only when it makes code. */
	void used(Typed value) {
		body.checks.used.add(value);
	}

	private Typed number(NumberLiteral n) {
		SourceRange where = body.where(n);
		long value = Literals.number(n);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(value, where));
	}

	private Typed string(StringLiteral s) {
		SourceRange where = body.where(s);
		byte[] value = Literals.string(s);
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> new Expr.StringLiteral(value, where));
	}

	private Typed name(NameExpression n) {
		if (n.getName() == null)
			return Typed.broken(body.where(n));
		if (n.isCall())
			return calls.call(n, true);
		return n.isIndexed() ? variables.element(n, Variables.Use.READ) : variables.scalar(n.getName(), n, body.where(n), Variables.Use.READ);
	}

	/** An expression whose value is thrown away: calls may return nothing. */
	Typed statement(Expression e) {
		if (e instanceof NameExpression n && n.isCall() && n.getName() != null)
			return calls.call(n, false);
		Typed typed = check(e);
		if (e instanceof NameExpression n && n.isIndexed())
			used(typed);
		return typed;
	}

	/** What can be assigned to; reports everything else. */
	Typed target(Expression e, Variables.Use use) {
		SourceRange where = body.where(e);
		if (e instanceof NameExpression n && !n.isCall() && n.getName() != null)
			return n.isIndexed() ? variables.element(n, use) : variables.scalar(n.getName(), n, where, use);
		if (e instanceof Bracket b && b.getElements().size() == 1)
			return target(b.getElements().get(0), use);
		VariablePath behind = VariablePath.ofValue(e);
		if (e != null) {
			Typed typed = check(behind == null ? e : behind.root());
			if (typed.cell().isBroken())
				return Typed.broken(where);
			if (e instanceof TargetVariable)
				body.error("target-change", where, "the variables of a marker cannot be changed");
			else
				lvalue(e, where, "only a variable or an element of an array can be changed" + (e instanceof Binary b && b.getLeft() instanceof NameExpression n && n.getName() != null && Foreign.declares(n.getName()) ? Foreign.hint(n.getName()) : ""));
			if (!body.checks.isWritten())
				return typed;
		}
		return Typed.broken(where);
	}

	/** SystemTap stumbles over it when it looks for assignments to leave out; later if it does not. */
	private void lvalue(Expression e, SourceRange where, String message) {
		boolean counted = e.eContainer() instanceof PreIncrement || e.eContainer() instanceof PostIncrement;
		if (counted && body.condition)
			body.error("condition-change", where, message);
		else if (body.checks.form == Analyses.Form.REACHED || counted)
			body.late("increment", e.eContainer(), where, message);
		else
			body.error("lvalue", where, message);
	}

	private Typed conditional(Conditional c) {
		SourceRange where = body.where(c);
		OptionalLong known = known(c.getCondition());
		if (known.isPresent())
			return check(known.getAsLong() != 0 ? c.getThen() : c.getOtherwise());
		if (isEscaping(c))
			return decided(c, evident.type(c));
		Typed condition = late(c.getCondition(), Type.LONG, "");
		Typed then = check(c.getThen());
		Typed otherwise = check(c.getOtherwise());
		plain(then);
		plain(otherwise);
		body.same(then, otherwise, "both results of ? : must be of one type");
		return new Typed(then.cell(), where, () -> new Expr.Conditional(condition.build().get(), then.build().get(), otherwise.build().get(), then.cell().type(), where));
	}

	/** A conditional whose type is known before its results are looked at. */
	private Typed decided(Conditional c, Type type) {
		SourceRange where = body.where(c);
		Typed condition = late(c.getCondition(), Type.LONG, "");
		Typed then = result(c.getThen(), type);
		Typed otherwise = result(c.getOtherwise(), type);
		return new Typed(TypeCell.of(type, where), where, () -> new Expr.Conditional(condition.build().get(), then.build().get(), otherwise.build().get(), type, where));
	}

	private Typed result(Expression e, Type type) {
		boolean printed = Prints.isPrint(e);
		Typed typed = printed || Statistics.isExtraction(e) ? check(e) : want(e, type);
		plain(typed);
		if (!typed.cell().isBroken() && typed.cell().known() && typed.cell().type() != type && (printed || Statistics.isExtraction(e)))
			body.late(printed ? COMPILER : CODE, e.eContainer(), typed.where(),
					"both results of ? : must be of one type: this is " + TypeNames.described(typed.cell().type()) + ", but " + TypeNames.described(type) + " is needed here");
		return typed;
	}

	private Typed membership(Membership m) {
		SourceRange where = body.where(m);
		List<Expression> keys = new ArrayList<>();
		for (Expression key : m.getKeys())
			keys.addAll(key instanceof Bracket b ? b.getElements() : List.of(key));
		if (m.getArray() instanceof Histogram h) {
			Typed histogram = statistics.histogram(h);
			if (keys.size() != 1)
				body.error("arity", where, "the buckets of a histogram are numbered: exactly one key is needed before \"in\"");
			Typed index = keys.isEmpty() || keys.get(0) instanceof Wildcard ? Typed.broken(where) : want(keys.get(0), Type.LONG);
			if (histogram.cell().isBroken())
				return Typed.unreached(TypeCell.of(Type.LONG, where), where);
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.BucketIn(index.build().get(), (Expr.Histogram) histogram.build().get(), where));
		}
		if (!(m.getArray() instanceof NameExpression name) || name.getName() == null)
			return Typed.broken(where);
		SourceRange nameWhere = body.where(name);
		// SystemTap takes "x in a" with a local x of open type: the keys are looked at first.
		GlobalSymbol array = variables.array(name.getName(), keys.size(), nameWhere);
		if (array == null) {
			keys.stream().filter(k -> !(k instanceof Wildcard)).forEach(this::check);
			return Typed.broken(where);
		}
		List<Typed> typed = variables.keys(array, keys, nameWhere, true);
		if (typed == null)
			return Typed.broken(where);
		variables.note(array, Variables.Use.READ, nameWhere, name);
		variables.elementsOpen(array, name, nameWhere);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.In(Variables.build(typed), array.build(), where));
	}
}
