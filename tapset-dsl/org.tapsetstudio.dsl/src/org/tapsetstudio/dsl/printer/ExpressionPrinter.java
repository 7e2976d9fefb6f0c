package org.tapsetstudio.dsl.printer;

import java.util.List;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.parser.checks.Leaves;
import org.tapsetstudio.dsl.stp.AddressOf;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Cast;
import org.tapsetstudio.dsl.stp.Conditional;
import org.tapsetstudio.dsl.stp.Constant;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.EmbeddedExpression;
import org.tapsetstudio.dsl.stp.Entry;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.Match;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.Membership;
import org.tapsetstudio.dsl.stp.MemoryRead;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.PerfCounter;
import org.tapsetstudio.dsl.stp.PostIncrement;
import org.tapsetstudio.dsl.stp.PreIncrement;
import org.tapsetstudio.dsl.stp.PrettyPrint;
import org.tapsetstudio.dsl.stp.ProbeWrite;
import org.tapsetstudio.dsl.stp.RegisterRead;
import org.tapsetstudio.dsl.stp.StaticVariable;
import org.tapsetstudio.dsl.stp.StatisticOperation;
import org.tapsetstudio.dsl.stp.StringLiteral;
import org.tapsetstudio.dsl.stp.TargetVariable;
import org.tapsetstudio.dsl.stp.Unary;
import org.tapsetstudio.dsl.stp.Wildcard;

/** Expressions with all their parentheses. */
final class ExpressionPrinter {
	private final Naming naming;

	ExpressionPrinter(Naming naming) {
		this.naming = naming;
	}

	String print(Expression e) {
		return switch (e) {
		case null -> "";
		case Wildcard wildcard -> "*";
		case NumberLiteral number -> Long.toString(value(number));
		case StringLiteral string -> StringText.literal(string.getParts());
		case Assignment a -> operation(a.getLeft(), a.getOperator(), a.getRight());
		case Binary b -> operation(b.getLeft(), b.getOperator(), b.getRight());
		case Conditional c -> inner(c.getCondition()) + "?" + inner(c.getThen()) + ":" + inner(c.getOtherwise());
		case Match m -> inner(m.getLeft()) + " " + m.getOperator() + " " + print(m.getPattern());
		case Membership m -> "[" + keys(m) + "] in " + print(m.getArray());
		case Bracket b -> list(b.getElements());
		case Unary u -> u.getOperator() + inner(u.getOperand());
		case PreIncrement i -> i.getOperator() + inner(i.getOperand());
		case PostIncrement i -> inner(i.getOperand()) + i.getOperator();
		case AddressOf a -> "&" + base(a.getOperand());
		case MemberAccess m -> base(m.getTarget()) + "->" + pretty(m.getMember());
		case IndexAccess i -> indexed(i) + "[" + print(i.getIndex()) + "]";
		case PrettyPrint p -> base(p.getTarget()) + "->" + p.getStyle();
		case TargetVariable t -> pretty(naming.target(t.getName()));
		case NameExpression n -> name(n);
		case EmbeddedExpression c -> "%{ " + code(c.getCode()) + " %}";
		default -> operator(e);
		};
	}

	private String operator(Expression e) {
		return switch (e) {
		case StatisticOperation s -> s.getOperator() + "(" + print(s.getStatistic()) + (s.getBits() == null ? "" : ", " + print(s.getBits())) + ")";
		case Histogram h -> h.getOperator() + "(" + print(h.getStatistic())
				+ (h.getStart() == null ? "" : ", " + print(h.getStart()) + ", " + print(h.getStop()) + ", " + print(h.getInterval())) + ")";
		case Defined d -> "@defined(" + print(d.getOperand()) + ")";
		case Entry entry -> "@entry(" + print(entry.getOperand()) + ")";
		case ProbeWrite w -> "@probewrite(" + w.getName() + ")";
		case PerfCounter p -> "@perf(" + print(p.getName()) + ")";
		case Constant c -> "%{ /* pure */ /* unprivileged */ /* stable */ " + unquoted(c.getValue()) + " %}";
		case RegisterRead r -> r.getOperator() + "(" + print(r.getRegister()) + ")";
		case MemoryRead m -> m.getOperator() + "(" + (value(m.getSize()) & 0xffffffffL) + ", " + print(m.getAddress()) + ")";
		case Cast c -> "@cast(" + print(c.getOperand()) + ", " + print(c.getType()) + (c.getModule() == null ? "" : ", " + print(c.getModule())) + ")";
		case StaticVariable v -> "@var(" + print(v.getName()) + (v.getModule() == null ? "" : ", " + print(v.getModule())) + ")";
		default -> throw new IllegalArgumentException(e.eClass().getName());
		};
	}

	String list(List<? extends Expression> expressions) {
		return expressions.stream().map(this::print).collect(Collectors.joining(", "));
	}

	private String operation(Expression left, String operator, Expression right) {
		return inner(left) + " " + operator + " " + inner(right);
	}

	private String inner(Expression e) {
		return "(" + print(e) + ")";
	}

	private static long value(NumberLiteral number) {
		if (number == null) {
			return 0;
		}
		long value = Numbers.value(number.getValue());
		return number.isNegative() ? -value : value;
	}

	private String keys(Membership m) {
		return list(m.getKeys());
	}

	private String name(NameExpression n) {
		if (n.isCall()) {
			boolean format = !n.getArguments().isEmpty() && (n.getName().equals("printf") || n.getName().equals("sprintf"));
			if (format && n.getArguments().get(0) instanceof StringLiteral literal) {
				List<Expression> rest = n.getArguments().subList(1, n.getArguments().size());
				return n.getName() + "(" + StringText.format(literal.getParts()) + (rest.isEmpty() ? "" : ", " + list(rest)) + ")";
			}
			boolean delimiter = !n.getArguments().isEmpty() && n.getName().matches("s?printd(ln)?");
			if (delimiter && n.getArguments().get(0) instanceof StringLiteral literal) {
				return n.getName() + "(" + StringText.format(literal.getParts()) + ", " + list(n.getArguments().subList(1, n.getArguments().size())) + ")";
			}
			return naming.function(n) + "(" + list(n.getArguments()) + ")";
		}
		String variable = naming.variable(n, n.getName());
		return n.isIndexed() ? variable + "[" + list(n.getKeys()) + "]" : variable;
	}

	/** What a {@code ->} follows: a target variable as it is, anything else in parentheses. */
	private String base(Expression target) {
		boolean chain = target instanceof TargetVariable || target instanceof Cast || target instanceof StaticVariable || target instanceof MemberAccess
				|| target instanceof IndexAccess index && !(index.getTarget() instanceof Histogram);
		return chain && !Leaves.inOwnParentheses(target) ? print(target) : inner(target);
	}

	private String indexed(IndexAccess i) {
		Expression target = i.getTarget();
		return target instanceof Histogram ? print(target) : base(target);
	}

	/** A name whose trailing dollar signs ask for pretty printing. */
	private static String pretty(String name) {
		int end = name.length();
		while (end > 0 && name.charAt(end - 1) == '$') {
			end--;
		}
		return end == 0 || end == name.length() ? name : name.substring(0, end) + "->" + name.substring(end);
	}

	private static String code(String embedded) {
		return embedded.substring(2, embedded.length() - 2);
	}

	private static String unquoted(StringLiteral literal) {
		String text = StringText.literal(literal.getParts());
		return text.substring(1, text.length() - 1);
	}
}
