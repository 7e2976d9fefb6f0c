package org.tapsetstudio.engine.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.capture.Condition.Operator;

/** Finds what must hold for an expression to be true. */
final class Truths {
	/** Functions that only look: they neither print nor fail nor change anything. */
	private static final Set<String> LOOKING = Set.of("pid", "tid", "ppid", "uid", "euid", "gid", "egid", "execname", "cpu", "target", "strlen", "substr", "isinstr", "strpos", "str_replace", "user_string",
			"user_string2", "user_string_n", "user_string_n2", "user_string_quoted", "gettimeofday_s", "gettimeofday_ms", "gettimeofday_us", "gettimeofday_ns", "pp", "ppfunc", "probefunc", "pn");

	private final Map<Integer, Expr> locals;

	Truths(Map<Integer, Expr> locals) {
		this.locals = locals;
	}

	/** The expression with what its locals hold, if that is something that a condition can be about; else null. */
	Expr resolved(Expr e) {
		if (e instanceof Expr.Local local) {
			return locals.get(local.index());
		}
		return e instanceof Expr.LongLiteral || e instanceof Expr.StringLiteral || Subjects.of(e) != null ? e : null;
	}

	Truth of(Expr e) {
		return switch (e) {
		case Expr.LongLiteral number -> Truth.constant(number.value() != 0);
		case Expr.Local local -> {
			Expr value = locals.get(local.index());
			yield value == null ? Truth.UNKNOWN : of(value);
		}
		case Expr.Unary unary when unary.operator() == '!' -> of(unary.operand()).not();
		case Expr.Binary binary -> binary(binary);
		case Expr.Match match -> match(match);
		case Expr.Conditional choice -> {
			Truth condition = of(choice.condition());
			yield condition.and(of(choice.then())).or(condition.not().and(of(choice.otherwise())));
		}
		case Expr.MarkerArgument argument -> compared(Subjects.of(argument), Operator.UNEQUAL, 0);
		case Expr.Increment step when step.target() instanceof Expr.Local local -> forget(local);
		case Expr.Assign assign when assign.target() instanceof Expr.Local local -> {
			Filter effect = of(assign.value()).effect();
			forget(local);
			yield Truth.unknown(mayFail(assign.operator(), assign.value()) ? Filter.ALL : effect);
		}
		default -> Truth.unknown(effect(e));
		};
	}

	private Truth forget(Expr.Local local) {
		locals.remove(local.index());
		return Truth.UNKNOWN;
	}

	private Filter effect(Expr e) {
		boolean looks = switch (e) {
		case Expr.StringLiteral x -> true;
		case Expr.GlobalScalar x -> true;
		case Expr.Element x -> true;
		case Expr.MarkerText x -> true;
		case Expr.Unary x -> true;
		case Expr.In x -> true;
		case Expr.Extract x -> x.aggregate() == Stmt.Aggregate.COUNT || x.aggregate() == Stmt.Aggregate.SUM;
		case Expr.Call x -> x.function().isNative() && LOOKING.contains(x.function().name);
		default -> false;
		};
		if (!looks) {
			return Filter.ALL;
		}
		Filter[] effect = { Filter.NOTHING };
		Walk.children(e, part -> effect[0] = effect[0].or(of(part).effect()));
		return effect[0];
	}

	private Truth binary(Expr.Binary e) {
		Truth left = of(e.left());
		return switch (e.operator()) {
		case LOGAND -> left.and(of(e.right()));
		case LOGOR -> left.or(of(e.right()));
		case EQ -> comparison(e, Operator.EQUAL, left);
		case NE -> comparison(e, Operator.UNEQUAL, left);
		case LT -> comparison(e, Operator.LESS, left);
		case GT -> comparison(e, Operator.GREATER, left);
		case LE -> comparison(e, Operator.AT_MOST, left);
		case GE -> comparison(e, Operator.AT_LEAST, left);
		default -> Truth.unknown(mayFail(e.operator(), e.right()) ? Filter.ALL : left.effect().or(of(e.right()).effect()));
		};
	}

	private static boolean mayFail(BinaryOperator operator, Expr right) {
		return (operator == BinaryOperator.DIV || operator == BinaryOperator.MOD) && !(right instanceof Expr.LongLiteral number && number.value() != 0);
	}

	private Truth comparison(Expr.Binary e, Operator operator, Truth left) {
		Filter effect = left.effect().or(of(e.right()).effect());
		Expr a = resolved(e.left());
		Expr b = resolved(e.right());
		if (a instanceof Expr.LongLiteral || a instanceof Expr.StringLiteral) {
			return compared(Subjects.of(b), operator.mirrored(), a).after(effect);
		}
		return compared(Subjects.of(a), operator, b).after(effect);
	}

	private static Truth compared(Condition subject, Operator operator, Object constant) {
		if (subject == null) {
			return Truth.UNKNOWN;
		}
		boolean isText = subject.text() != null;
		return switch (constant) {
		case Long number when !isText -> number(subject, operator, number);
		case Integer number when !isText -> number(subject, operator, number);
		case Expr.LongLiteral number when !isText -> number(subject, operator, number.value());
		case Expr.StringLiteral text when isText && List.of(Operator.EQUAL, Operator.UNEQUAL).contains(operator) -> Texts.equal(subject, operator, text.value());
		case null, default -> Truth.UNKNOWN;
		};
	}

	private static Truth number(Condition subject, Operator operator, long number) {
		return Truth.of(new Condition(subject.subject(), subject.argument(), subject.length(), operator, number, null));
	}

	private Truth match(Expr.Match e) {
		Truth left = of(e.left());
		Expr resolved = resolved(e.left());
		Condition subject = resolved == null ? null : Subjects.of(resolved);
		Truth matches = subject == null || subject.text() == null ? Truth.UNKNOWN : Texts.matching(subject, e.pattern());
		return (e.negated() ? matches.not() : matches).after(left.effect());
	}
}
