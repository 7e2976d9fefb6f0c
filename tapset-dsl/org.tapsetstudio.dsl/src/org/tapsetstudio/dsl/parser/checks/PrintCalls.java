package org.tapsetstudio.dsl.parser.checks;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.StpPackage;
import org.tapsetstudio.dsl.stp.StringLiteral;

/** The print functions have literal formats and delimiters, and their own numbers of arguments. */
final class PrintCalls implements Check {
	@Override
	public void check(EObject part, Report report) {
		if (!(part instanceof NameExpression print) || !PrintFamily.isPrint(print)
				|| part.eContainmentFeature() == StpPackage.Literals.FOREACH_STATEMENT__ARRAY || part.eContainmentFeature() == StpPackage.Literals.MEMBERSHIP__ARRAY) {
			return;
		}
		List<Expression> arguments = print.getArguments();
		if (!print.isCall()) {
			report.error(part, StpPackage.Literals.NAME_EXPRESSION__NAME, "'" + print.getName() + "' is a print function; expected '(' behind it");
		} else if (PrintFamily.hasFormat(print)) {
			checkFormat(print, arguments, report);
		} else if (PrintFamily.hasDelimiter(print)) {
			if (literal(arguments) == null) {
				first(print, report, print.getName() + " needs a literal string, the delimiter, as its first argument");
			} else if (arguments.size() < 3) {
				end(print, report, print.getName() + " needs a delimiter and at least two values");
			}
		} else if (arguments.isEmpty() && !PrintFamily.endsLine(print)) {
			end(print, report, print.getName() + " needs something to print");
		} else if (!arguments.isEmpty() && startsWithHistogram(arguments.get(0)) && !isHistogramOrBucket(arguments.get(0))) {
			report.error(arguments.get(0), "a print function that begins with a histogram prints that histogram, or one bucket of it, and no expression with it");
		}
	}

	private static void checkFormat(NameExpression print, List<Expression> arguments, Report report) {
		StringLiteral format = literal(arguments);
		if (format == null) {
			first(print, report, print.getName() + " needs a literal string, the format, as its first argument");
			return;
		}
		StringBuilder text = new StringBuilder();
		format.getParts().forEach(string -> text.append(StringEscapes.body(string)));
		FormatSyntax.Mistake mistake = FormatSyntax.mistake(text.toString());
		if (mistake != null) {
			tell(mistake, format, report);
		}
	}

	/** Tells it of the conversion; of the whole format where that goes over two literals or comes from a macro. */
	private static void tell(FormatSyntax.Mistake mistake, StringLiteral format, Report report) {
		int begin = 0;
		List<String> parts = format.getParts();
		List<ILeafNode> leaves = Leaves.all(format);
		for (int i = 0; i < parts.size() && leaves.size() == parts.size() && leaves.get(i).getText().equals(parts.get(i)); i++) {
			int end = begin + StringEscapes.body(parts.get(i)).length();
			if (mistake.start() >= begin && mistake.end() <= end) {
				int quote = leaves.get(i).getOffset() + 1 - begin;
				report.error(quote + mistake.start(), quote + mistake.end(), mistake.message());
				return;
			}
			begin = end;
		}
		report.error(format, mistake.message());
	}

	/** Tells something of the first argument, or of the place where it is missing. */
	private static void first(NameExpression print, Report report, String message) {
		if (print.getArguments().isEmpty()) {
			end(print, report, message);
		} else {
			report.error(print.getArguments().get(0), message);
		}
	}

	/** Tells that something is missing before the parenthesis that ends a call. */
	private static void end(NameExpression print, Report report, String message) {
		if (Leaves.inOwnParentheses(print)) {
			report.error(print, message);
		} else {
			report.error(Leaves.last(print), message);
		}
	}

	/** The first argument as a literal that nothing surrounds; null if it is anything else. */
	private static StringLiteral literal(List<Expression> arguments) {
		return !arguments.isEmpty() && arguments.get(0) instanceof StringLiteral literal && !Leaves.inOwnParentheses(literal) ? literal : null;
	}

	private static boolean startsWithHistogram(Expression argument) {
		return Leaves.keyword(Leaves.first(argument)).startsWith("@hist_");
	}

	private static boolean isHistogramOrBucket(Expression argument) {
		return argument instanceof Histogram || argument instanceof IndexAccess access && access.getTarget() instanceof Histogram;
	}
}
