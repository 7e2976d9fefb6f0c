package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.format.FormatException;
import org.tapsetstudio.dsl.format.FormatParser;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.PrintKind;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.MemoryRead;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.RegisterRead;
import org.tapsetstudio.dsl.stp.StringLiteral;

/** The print family. */
final class Prints {
	/** The family of print, which the language has and no tapset declares. */
	static final Set<String> NAMES = Set.of("print", "println", "printf", "printd", "printdln", "sprint", "sprintln", "sprintf", "sprintd", "sprintdln");

	private final Body body;
	private final Expressions expressions;

	Prints(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	static boolean isPrint(String name) {
		return NAMES.contains(name);
	}

	/** Whether this is a call of one of them. */
	static boolean isPrint(Expression e) {
		return e instanceof NameExpression n && n.isCall() && n.getName() != null && isPrint(n.getName())
				|| e instanceof Bracket b && b.getElements().size() == 1 && isPrint(b.getElements().get(0));
	}

	Typed print(NameExpression n, SourceRange where) {
		PrintKind kind = kind(n);
		List<Expression> values = new ArrayList<>(n.getArguments());
		List<FormatDirective> format = List.of();
		List<Type> wanted = null;
		switch (kind) {
		case PRINTF, SPRINTF, PRINTD, PRINTDLN, SPRINTD, SPRINTDLN:
			if (values.isEmpty() || !(values.get(0) instanceof StringLiteral)) {
				// the parser's checks have reported that
				values.forEach(expressions::check);
				return Typed.broken(where);
			}
			String literal = Literals.joined(values.remove(0));
			if (kind == PrintKind.PRINTF || kind == PrintKind.SPRINTF) {
				format = directives(literal);
				wanted = format == null ? null : FormatParser.arguments(format);
			} else {
				format = List.of(FormatDirective.Text.of(literal));
			}
			break;
		default:
			break;
		}
		List<Typed> arguments = wanted != null ? formatted(n, values, wanted, where) : loose(values);
		Type type = n.getName().startsWith("s") ? Type.STRING : Type.LONG;
		List<FormatDirective> pieces = format;
		TypeCell result = wanted != null ? TypeCell.of(type, where) : TypeCell.assumed(type, where);
		if (wanted == null)
			body.checks.printed.add(new Body.Checks.Printed(result, arguments.stream().map(Typed::cell).toList(), n));
		return new Typed(result, where, () -> new Expr.Print(kind, pieces, Variables.build(arguments), type, where));
	}

	/** A literal alone is joined with its line end before it is a C string, so a NUL in it ends the line end, too. */
	private static PrintKind kind(NameExpression n) {
		PrintKind kind = PrintKind.valueOf(n.getName().toUpperCase(Locale.ROOT));
		String literal = kind == PrintKind.PRINTLN && n.getArguments().size() == 1 ? Literals.joined(n.getArguments().get(0)) : null;
		boolean ended = literal != null && Literals.hasNul(literal);
		return ended ? PrintKind.PRINT : kind;
	}

	/** Null if it is no format. */
	private static List<FormatDirective> directives(String literal) {
		try {
			return FormatParser.parse(literal);
		} catch (FormatException e) {
			// the parser's checks have reported that
			return null;
		}
	}

	private List<Typed> formatted(NameExpression n, List<Expression> values, List<Type> wanted, SourceRange where) {
		if (values.size() != wanted.size())
			body.error("print-count", where, "the format of " + n.getName() + " takes " + (wanted.size() == 1 ? "1 value" : wanted.size() + " values") + ", but "
					+ (values.size() == 1 ? "1 is given" : values.size() + " are given"));
		List<Typed> result = new ArrayList<>();
		for (int i = 0; i < values.size(); i++)
			result.add(i < wanted.size() ? expressions.want(values.get(i), wanted.get(i)) : expressions.check(values.get(i)));
		return result;
	}

	private List<Typed> loose(List<Expression> values) {
		List<Typed> result = new ArrayList<>();
		for (Expression value : values) {
			if (value instanceof Histogram h && values.size() == 1) {
				result.add(expressions.statistics.histogram(h));
				continue;
			}
			Typed typed = expressions.check(value);
			if (value instanceof RegisterRead || value instanceof MemoryRead)
				body.error("type", typed.where(), "nothing here tells the type of this; print it with printf");
			expressions.used(typed);
			expressions.known(value, typed.cell());
			result.add(typed);
		}
		return result;
	}
}
