package org.tapsetstudio.engine.internal.tree;

import java.util.function.Function;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Elements;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.stat.Statistic;
import org.tapsetstudio.engine.internal.stat.StatisticShape;

/** Statistics: adding to them and asking them. */
final class Aggregates {
	private final Expressions expressions;
	private final Arrays arrays;
	private final Globals globals;
	/** The loop over buckets whose body is being compiled; null outside of any. */
	private Stmt.ForeachBucket innermost;

	Aggregates(Expressions expressions, Arrays arrays) {
		this.expressions = expressions;
		this.arrays = arrays;
		this.globals = expressions.unit.globals;
	}

	/** Finds a statistic; null while nothing was added to it. */
	@FunctionalInterface
	interface StatisticNode {
		Statistic find(Frame frame);
	}

	LongNode add(Expr.Aggregate e) {
		if (e.target() instanceof Expr.Element element) {
			Global array = element.array();
			TupleMap map = arrays.map(array);
			StatisticShape shape = globals.shapes[array.index()];
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			Elements.Site site = new Elements.Site(array, element.where());
			LongNode value = expressions.number(e.value());
			return f -> {
				keys.fill(f);
				long v = value.eval(f);
				Elements.add(map, Elements.insert(map, f.longs, base, site), shape, v);
				return v;
			};
		}
		int i = ((Expr.GlobalScalar) e.target()).global().index();
		LongNode value = expressions.number(e.value());
		return f -> {
			long v = value.eval(f);
			Elements.add(globals, i, v);
			return v;
		};
	}

	/** Finds a statistic to read it, which is also what loops over its buckets then see. */
	StatisticNode statistic(Expr.LValue place) {
		StatisticNode node = found(place);
		return f -> {
			Statistic statistic = node.find(f);
			if (statistic != null) {
				statistic.read();
			}
			return statistic;
		};
	}

	private StatisticNode found(Expr.LValue place) {
		if (!(place instanceof Expr.Element element)) {
			int i = ((Expr.GlobalScalar) place).global().index();
			return f -> globals.statistics[i];
		}
		TupleMap map = arrays.map(element.array());
		int base = arrays.reserve(element.keys());
		KeyNode keys = arrays.keys(element.keys(), base);
		if (!element.keys().contains(null)) {
			return f -> {
				keys.fill(f);
				int slot = map.find(f.longs, base);
				return slot == TupleMap.NONE ? null : map.statistics[slot];
			};
		}
		boolean[] any = Arrays.wildcards(element.keys());
		StatisticShape shape = globals.shapes[element.array().index()];
		return f -> {
			keys.fill(f);
			Statistic all = new Statistic(shape);
			for (int slot = map.first(); slot != TupleMap.NONE; slot = map.next(slot)) {
				if (map.statistics[slot] != null && Arrays.matches(map, slot, f.longs, base, any)) {
					all.add(map.statistics[slot]);
				}
			}
			return all.count() == 0 ? null : all;
		};
	}

	LongNode extract(Expr.Extract e) {
		StatisticNode node = statistic(e.statistic());
		Stmt.Aggregate aggregate = e.aggregate();
		boolean zeroWhenEmpty = aggregate == Stmt.Aggregate.COUNT || aggregate == Stmt.Aggregate.SUM;
		return f -> {
			Statistic statistic = node.find(f);
			if (statistic == null) {
				if (zeroWhenEmpty) {
					return 0;
				}
				throw empty("@" + aggregate.name().toLowerCase(java.util.Locale.ROOT), e);
			}
			return value(aggregate, statistic);
		};
	}

	static long value(Stmt.Aggregate aggregate, Statistic statistic) {
		return switch (aggregate) {
		case COUNT -> statistic.count();
		case SUM -> statistic.sum();
		case MIN -> statistic.min();
		case MAX -> statistic.max();
		case AVG -> statistic.average();
		case VARIANCE -> statistic.variance();
		};
	}

	/** The statistic below a histogram whose buckets are gone through: an empty one has them, too. */
	StatisticNode looped(Expr.Histogram e) {
		StatisticNode node = found(e.statistic());
		Statistic empty = new Statistic(globals.shapes[global(e).index()]);
		return f -> {
			Statistic statistic = node.find(f);
			return statistic == null ? empty : statistic;
		};
	}

	/** The statistic below a histogram, which must not be empty. */
	StatisticNode histogram(Expr.Histogram e) {
		StatisticNode node = statistic(e.statistic());
		return f -> {
			Statistic statistic = node.find(f);
			if (statistic == null) {
				throw empty(operator(e), e);
			}
			return statistic;
		};
	}

	/** What {@code body} becomes, the body of a loop over the buckets of a statistic: there, the bucket that the loop is at may be asked for even where the statistic is empty. */
	StatementNode inLoop(Stmt.ForeachBucket loop, Function<Stmt, StatementNode> body) {
		Stmt.ForeachBucket outer = innermost;
		innermost = loop;
		try {
			return body.apply(loop.body());
		} finally {
			innermost = outer;
		}
	}

	private boolean isAtLoop(Expr.Bucket e) {
		return innermost != null && e.index() instanceof Expr.Local index && innermost.index() instanceof Expr.Local at && index.index() == at.index()
				&& e.histogram().statistic() instanceof Expr.GlobalScalar scalar && innermost.histogram().statistic() instanceof Expr.GlobalScalar looped && scalar.global() == looped.global();
	}

	LongNode bucket(Expr.Bucket e) {
		boolean atLoop = isAtLoop(e);
		StatisticNode node = atLoop ? looped(e.histogram()) : histogram(e.histogram());
		LongNode index = expressions.number(e.index());
		return f -> {
			Statistic statistic = node.find(f);
			long i = index.eval(f);
			if (i < 0 || i >= statistic.bucketCount()) {
				throw ScriptError.near("histogram index out of range", "operator '" + operator(e.histogram()) + "'", e.where());
			}
			return atLoop ? statistic.loopedBucket((int) i) : statistic.bucket((int) i);
		};
	}

	private static Global global(Expr.Histogram e) {
		return e.statistic() instanceof Expr.Element element ? element.array() : ((Expr.GlobalScalar) e.statistic()).global();
	}

	private static String operator(Expr.Histogram e) {
		return e.kind() == Global.HistogramKind.LOG ? "@hist_log" : "@hist_linear";
	}

	private static ScriptError empty(String operator, Expr e) {
		return ScriptError.near("empty aggregate", "operator '" + operator + "'", e.where());
	}
}
