package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.LValue;
import org.tapsetstudio.dsl.program.Global.HistogramKind;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.semantics.internal.Variables.Use;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.StatisticOperation;

/** Extraction from statistics, and histograms. */
final class Statistics {
	private static final int MOST_BITS = 62;

	private final Body body;
	private final Expressions expressions;

	Statistics(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
	}

	static Stmt.Aggregate aggregate(String operator) {
		return Stmt.Aggregate.valueOf(operator.substring(1).toUpperCase(java.util.Locale.ROOT));
	}

	Typed extract(StatisticOperation s) {
		SourceRange where = body.where(s);
		Typed statistic = expressions.variables.statistic(s.getStatistic(), Use.READ);
		if (s.getOperator() == null)
			return Typed.broken(where);
		if (statistic.cell().isBroken())
			return Typed.unreached(TypeCell.of(Type.LONG, where), where);
		Stmt.Aggregate aggregate = aggregate(s.getOperator());
		int bits = s.getBits() == null ? 0 : (int) Literals.number(s.getBits());
		if (aggregate == Stmt.Aggregate.VARIANCE) {
			GlobalSymbol global = global(s.getStatistic());
			if (bits < 0 || bits > MOST_BITS)
				body.error("variance-bits", where, "@variance can shift by 0 to " + MOST_BITS + " bits");
			else if (global != null)
				body.checks.extractions.variance(global, body.function, bits, s, where);
		}
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Extract(aggregate, (LValue) statistic.build().get(), bits, where));
	}

	/** True for a number that is taken out of a statistic. */
	static boolean isExtraction(Expression e) {
		return switch (e) {
		case StatisticOperation s -> true;
		case IndexAccess i -> i.getTarget() instanceof Histogram;
		case Bracket b -> b.getElements().size() == 1 && isExtraction(b.getElements().get(0));
		case null, default -> false;
		};
	}

	private GlobalSymbol global(Expression e) {
		return e instanceof NameExpression n && n.getName() != null ? expressions.variables.global(n.getName()) : null;
	}

	/** A histogram where one may stand. */
	Typed histogram(Histogram h) {
		SourceRange where = body.where(h);
		Typed statistic = expressions.variables.statistic(h.getStatistic(), Use.READ);
		if (statistic.cell().isBroken())
			return statistic;
		if (h.getOperator() == null)
			return Typed.broken(where);
		boolean linear = h.getOperator().equals("@hist_linear");
		if (linear && (h.getStart() == null || h.getStop() == null || h.getInterval() == null))
			return Typed.broken(where);
		HistogramKind kind = linear ? HistogramKind.LINEAR : HistogramKind.LOG;
		long start = linear ? Literals.number(h.getStart()) : 0;
		long stop = linear ? Literals.number(h.getStop()) : 0;
		long interval = linear ? Literals.number(h.getInterval()) : 0;
		GlobalSymbol global = global(h.getStatistic());
		if (global != null)
			body.checks.extractions.histogram(global, kind, List.of(start, stop, interval), h, where);
		if (linear)
			size(start, stop, interval, where);
		return new Typed(TypeCell.of(Type.STATS, where), where, () -> new Expr.Histogram((LValue) statistic.build().get(), kind, start, stop, interval, where));
	}

	/** The runtime keeps 3 to 128 buckets. */
	private void size(long start, long stop, long interval, SourceRange where) {
		boolean fits = interval > 0 && stop > start && stop - start > 0 && (stop - start) / interval + 3 <= 128;
		if (!fits)
			body.problems().warning("histogram-size", where, "this histogram cannot be kept: the interval must be above 0, the stop above the start, and there must be at most 128 buckets");
	}

	/** {@code histogram[index]}. */
	Typed bucket(Histogram h, IndexAccess access) {
		SourceRange where = body.where(access);
		Typed histogram = histogram(h);
		Typed index = expressions.want(access.getIndex(), Type.LONG);
		if (histogram.cell().isBroken())
			return Typed.unreached(TypeCell.of(Type.LONG, where), where);
		return new Typed(TypeCell.of(Type.LONG, where), where, () -> new Expr.Bucket((Expr.Histogram) histogram.build().get(), index.build().get(), where));
	}

	/** A histogram as a value. */
	Typed misplaced(Histogram h) {
		SourceRange where = body.where(h);
		body.error("histogram-place", where, "a histogram can only be printed, indexed or walked through with foreach");
		return Typed.broken(where);
	}
}
