package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Expr.LValue;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.semantics.internal.Variables.Use;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Match;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.StpPackage;
import org.tapsetstudio.dsl.stp.StringLiteral;
import org.tapsetstudio.dsl.stp.Unary;

/** Operators of one body. */
final class Operators {
	private static final Map<String, BinaryOperator> BY_TEXT = new HashMap<>();
	static {
		for (BinaryOperator operator : BinaryOperator.values())
			BY_TEXT.put(operator.text, operator);
	}

	private final Body body;
	private final Expressions expressions;

	Operators(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	Typed binary(Binary b) {
		SourceRange where = body.where(b);
		BinaryOperator operator = BY_TEXT.get(b.getOperator());
		if (operator == null)
			return Typed.broken(where);
		return switch (operator) {
		case EQ, NE, LT, GT, LE, GE -> comparison(b, operator, where);
		case LOGAND, LOGOR -> logical(b, operator, where);
		case CONCAT -> concatenation(b, where);
		default -> plain(b, operator, Type.LONG, where);
		};
	}

	private Typed plain(Binary b, BinaryOperator operator, Type type, SourceRange where) {
		if (operator == BinaryOperator.USHR && isConstant(b.getLeft()) && isConstant(b.getRight()))
			body.late("constant-shift", b, where, ">>> between two constants is refused, as SystemTap does; write the result, or put one of them into a variable");
		Typed left = wanted(b.getLeft(), operator, type);
		Typed right = wanted(b.getRight(), operator, type);
		SourceRange place = canFail(operator) ? body.whereOperator(b, StpPackage.Literals.BINARY__OPERATOR) : where;
		return new Typed(TypeCell.of(type, where), where, () -> new Expr.Binary(operator, left.build().get(), right.build().get(), type, place));
	}

	private Typed concatenation(Binary b, SourceRange where) {
		String joined = Literals.joined(b);
		if (joined == null)
			return plain(b, BinaryOperator.CONCAT, Type.STRING, where);
		byte[] text = StringEscapes.bytes(joined);
		return new Typed(TypeCell.of(Type.STRING, where), where, () -> new Expr.StringLiteral(text, where));
	}

	private Typed wanted(Expression e, BinaryOperator operator, Type type) {
		return type == Type.STRING ? expressions.late(e, type, "") : expressions.want(e, type, instead(operator));
	}

	/** What is meant by an operator of numbers that stands at a string. */
	private static String instead(BinaryOperator operator) {
		return operator == BinaryOperator.ADD ? " (strings are joined with .)" : "";
	}

	private static boolean isConstant(Expression e) {
		return switch (e) {
		case NumberLiteral n -> true;
		case Unary u -> isConstant(u.getOperand());
		case Binary b -> isConstant(b.getLeft()) && isConstant(b.getRight());
		case Bracket b -> b.getElements().size() == 1 && isConstant(b.getElements().get(0));
		case null, default -> false;
		};
	}

	private static boolean canFail(BinaryOperator operator) {
		return operator == BinaryOperator.DIV || operator == BinaryOperator.MOD;
	}

	private Typed comparison(Binary b, BinaryOperator operator, SourceRange where) {
		boolean literal = b.getRight() instanceof NumberLiteral || b.getRight() instanceof StringLiteral;
		Typed left = literal ? expressions.checked(b.getLeft(), expressions.evident.type(b.getRight())) : expressions.check(b.getLeft());
		Typed right = expressions.checked(b.getRight(), expressions.evident.type(b.getLeft()));
		expressions.plain(left);
		expressions.plain(right);
		body.same(left, right, "only values of one type can be compared");
		String leftText = Literals.joined(b.getLeft());
		String rightText = leftText == null ? null : Literals.joined(b.getRight());
		if (rightText != null) {
			long holds = ConstantFolder.holds(operator.text, Literals.compare(leftText, rightText)) ? 1 : 0;
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(holds, where));
		}
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Binary(operator, left.build().get(), right.build().get(), Type.LONG, where));
	}

	/** Where {@code @defined} decides the whole, or leaves only one side, the other is not examined. */
	private Typed logical(Binary b, BinaryOperator operator, SourceRange where) {
		boolean decisive = operator == BinaryOperator.LOGOR;
		OptionalLong known = expressions.known(b);
		if (known.isPresent()) {
			long value = known.getAsLong();
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(value, where));
		}
		OptionalLong left = expressions.known(b.getLeft());
		if (left.isPresent() && left.getAsLong() != 0 != decisive)
			return truth(expressions.condition(b.getRight()), where);
		OptionalLong right = expressions.known(b.getRight());
		if (right.isPresent() && right.getAsLong() != 0 != decisive)
			return truth(expressions.condition(b.getLeft()), where);
		Typed first = expressions.condition(b.getLeft());
		Typed second = expressions.condition(b.getRight());
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Binary(operator, first.build().get(), second.build().get(), Type.LONG, where));
	}

	/** 0 or 1. */
	private Typed truth(Typed value, SourceRange where) {
		return new Typed(TypeCell.of(Type.LONG, where), where,
				() -> new Expr.Binary(BinaryOperator.NE, value.build().get(), new Expr.LongLiteral(0, where), Type.LONG, where));
	}

	Typed unary(Unary u) {
		SourceRange where = body.where(u);
		OptionalLong known = expressions.known(u);
		if (known.isPresent()) {
			long value = known.getAsLong();
			return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.LongLiteral(value, where));
		}
		Typed operand = expressions.late(u.getOperand(), Type.LONG, "");
		char operator = u.getOperator().charAt(0);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Unary(operator, operand.build().get(), where));
	}

	Typed increment(Expression e, String operator, boolean prefix, SourceRange where) {
		Typed opaque = expressions.targets.opaqueChange(e, null, where);
		if (opaque != null)
			return opaque;
		if (!prefix && body.unit().positions.script().lines().line(where.offset() + where.length()) > body.where(e).line())
			body.problems().warning("continued-line", where, "the " + operator + " in the next line belongs to this variable: the end of a line does not end a statement");
		Typed target = expressions.target(e, e == null ? Use.CHANGE : Use.ofChange(e.eContainer()));
		if (!Prints.isPrint(e))
			body.demand(target, Type.LONG);
		boolean up = "++".equals(operator);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Increment((LValue) target.build().get(), prefix, up, where));
	}

	Typed match(Match m) {
		SourceRange where = body.where(m);
		Typed left = expressions.unchecked(m.getLeft(), Type.STRING);
		if (m.getPattern() == null)
			return Typed.broken(where);
		byte[] pattern = Literals.string(m.getPattern());
		String wrong = RegexSyntax.problem(pattern, m.getPattern().getParts().stream().map(StringEscapes::body).collect(Collectors.joining()));
		if (wrong != null)
			body.late("regex", m, body.where(m.getPattern()), "this regular expression is not valid: " + wrong);
		boolean negated = "!~".equals(m.getOperator());
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Match(left.build().get(), pattern, negated, where));
	}

	Typed assignment(Assignment a) {
		SourceRange where = body.where(a);
		String operator = a.getOperator();
		Typed opaque = expressions.targets.opaqueChange(a.getLeft(), a.getRight(), where);
		if (opaque != null)
			return opaque;
		if ("<<<".equals(operator))
			return aggregate(a, where);
		if ("=".equals(operator))
			return plainAssignment(a, where);
		BinaryOperator compound = BY_TEXT.get(operator == null ? "" : operator.substring(0, operator.length() - 1));
		Type type = compound == BinaryOperator.CONCAT ? Type.STRING : Type.LONG;
		Typed target = expressions.target(a.getLeft(), Use.ofChange(a));
		body.demand(target, type, instead(compound));
		Typed value = wanted(a.getRight(), compound, type);
		SourceRange place = canFail(compound) ? body.whereOperator(a, StpPackage.Literals.ASSIGNMENT__OPERATOR) : where;
		return new Typed(TypeCell.of(type, where), where, () -> new Expr.Assign((LValue) target.build().get(), compound, value.build().get(), type, place));
	}

	private Typed plainAssignment(Assignment a, SourceRange where) {
		if (a.getRight() instanceof Assignment next && body.where(next).line() > body.where(a.getLeft()).line())
			body.problems().warning("continued-line", body.where(next), "this line continues the assignment above: the end of a line does not end a statement");
		Typed target = expressions.target(a.getLeft(), Use.WRITE);
		Typed value = expressions.checked(a.getRight(), expressions.evident.type(a.getLeft()));
		expressions.plain(value);
		if (!target.cell().join(value.cell())) {
			String name = a.getLeft() instanceof NameExpression n ? "\"" + n.getName() + "\"" : "this";
			body.error("type", value.where(), name + " is " + TypeNames.described(target.cell().type()) + ", but the value is " + TypeNames.described(value.cell().type())
					+ Body.origin(target.cell(), value.where()));
		}
		if (target.pointed() != null)
			target.pointed().follow(value.pointed());
		return new Typed(target.cell(), where, () -> new Expr.Assign((LValue) target.build().get(), null, value.build().get(), target.cell().type(), where), value.pointed());
	}

	private Typed aggregate(Assignment a, SourceRange where) {
		Typed target = expressions.variables.statistic(a.getLeft(), Use.WRITE);
		Typed value = expressions.late(a.getRight(), Type.LONG, "");
		if (target.cell().isBroken())
			return Typed.unreached(TypeCell.of(Type.LONG, where), where);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Aggregate((LValue) target.build().get(), value.build().get(), where));
	}
}
