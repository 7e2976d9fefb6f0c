package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.map.SlotSorter;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.stat.Statistic;

/** {@code while}, {@code for} and {@code foreach}. Every turn looks whether somebody wants the handler to stop. */
final class Loops {
	private static final StatementNode NOTHING = f -> StatementNode.NORMAL;
	private static final LongNode NO_LIMIT = f -> Long.MAX_VALUE;

	private final Unit unit;
	private final Run run;
	private final Statements statements;
	private final Expressions expressions;

	Loops(Unit unit, Statements statements, Expressions expressions) {
		this.unit = unit;
		this.run = unit.run;
		this.statements = statements;
		this.expressions = expressions;
	}

	StatementNode loop(Stmt.Loop s) {
		StatementNode init = optional(s.init());
		StatementNode start = start(s);
		LongNode condition = s.condition() == null ? f -> 1 : expressions.number(s.condition());
		StatementNode body = turn(s.body());
		StatementNode update = optional(s.update());
		return f -> {
			init.exec(f);
			start.exec(f);
			for (; condition.eval(f) != 0; update.exec(f)) {
				run.checkInterrupt();
				int left = body.exec(f);
				if (left == StatementNode.BREAK) {
					break;
				}
				if (left >= StatementNode.RETURN) {
					return left;
				}
			}
			return StatementNode.NORMAL;
		};
	}

	private StatementNode optional(Expr e) {
		return e == null ? NOTHING : statements.counted(statements.evaluate(e), new Stmt.Eval(e, e.where()));
	}

	/** Charges what has gathered, with one action for the loop. */
	private StatementNode start(Stmt s) {
		statements.actions().add(1);
		return statements.chargedAfter(NOTHING, s);
	}

	/** The body of a loop, which charges what it is, with one action for each turn. */
	private StatementNode turn(Stmt body) {
		statements.actions().add(1);
		return statements.chargedAfter(statements.compile(body), body);
	}

	/** Puts the key or value of an element into a loop variable. */
	@FunctionalInterface
	private interface Binding {
		void bind(Frame frame, int slot);
	}

	StatementNode foreach(Stmt.Foreach s) {
		StatementNode start = start(s);
		TupleMap map = unit.globals.maps[s.array().index()];
		SlotSorter.Order order = order(s, map);
		LongNode limit = s.limit() == null ? NO_LIMIT : expressions.number(s.limit());
		Binding[] bindings = new Binding[s.keys().size()];
		for (int i = 0; i < bindings.length; i++) {
			bindings[i] = key(s.keys().get(i), map, i);
		}
		Binding value = s.value() == null ? (f, slot) -> {
		} : value(s.value(), map);
		List<Expr> slice = s.slice();
		int base = slice == null ? 0 : expressions.arrays().reserve(slice);
		KeyNode wanted = slice == null ? f -> {
		} : expressions.arrays().keys(slice, base);
		boolean[] any = slice == null ? new boolean[0] : Arrays.wildcards(slice);
		StatementNode body = turn(s.body());
		return f -> {
			start.exec(f);
			wanted.fill(f);
			long left = limit.eval(f);
			int[] sorted = null;
			if (order != null) {
				sorted = map.slots();
				SlotSorter.sort(sorted, order, s.limit() == null ? 0 : left);
				if (map.statistics == null) {
					// The array itself stays in this order; statistics are put together anew for every loop.
					map.reorder(sorted);
					sorted = null;
				}
			}
			int removals = map.removals();
			int done = 0;
			int slot = sorted == null ? map.first() : at(sorted, 0);
			// The limit counts elements, also those that the slice leaves out.
			for (; slot != TupleMap.NONE && left > 0; left--) {
				run.checkInterrupt();
				done++;
				int next = sorted == null ? map.next(slot) : at(sorted, done);
				if (Arrays.matches(map, slot, f.longs, base, any)) {
					for (Binding binding : bindings) {
						binding.bind(f, slot);
					}
					value.bind(f, slot);
					int how = body.exec(f);
					if (how == StatementNode.BREAK || map.removals() != removals) {
						return how >= StatementNode.RETURN ? how : StatementNode.NORMAL;
					}
					if (how >= StatementNode.RETURN) {
						return how;
					}
					if (sorted == null) {
						next = map.next(slot);
					}
				}
				slot = next;
			}
			return StatementNode.NORMAL;
		};
	}

	private static int at(int[] slots, int index) {
		return index < slots.length ? slots[index] : TupleMap.NONE;
	}

	private Binding key(Expr.LValue variable, TupleMap map, int position) {
		if (variable.type() == Type.STRING) {
			Places.StringSink sink = expressions.places().stringSink(variable);
			return (f, slot) -> sink.set(f, expressions.arrays().text(map, slot, position));
		}
		Places.NumberSink sink = expressions.places().numberSink(variable);
		return (f, slot) -> sink.set(f, map.key(slot, position));
	}

	private Binding value(Expr.LValue variable, TupleMap map) {
		if (variable.type() == Type.STRING) {
			Places.StringSink sink = expressions.places().stringSink(variable);
			return (f, slot) -> sink.set(f, map.strings[slot]);
		}
		Places.NumberSink sink = expressions.places().numberSink(variable);
		return (f, slot) -> sink.set(f, map.number(slot));
	}

	/** By what to sort; null for a loop that does not sort. */
	private SlotSorter.Order order(Stmt.Foreach s, TupleMap map) {
		// A loop that surely has no turn does not sort.
		if (s.sort() < 0 || s.limit() instanceof Expr.LongLiteral n && n.value() <= 0) {
			return null;
		}
		SlotSorter.Order ascending = s.sort() > 0 ? byKey(s.array().keyTypes().get(s.sort() - 1), map, s.sort() - 1, run.strings) : byValue(map, s.aggregate());
		return s.descending() ? (a, b) -> ascending.compare(b, a) : ascending;
	}

	static SlotSorter.Order byKey(Type type, TupleMap map, int position, StringTable strings) {
		if (type == Type.STRING) {
			return (a, b) -> strings.get((int) map.key(a, position)).compareTo(strings.get((int) map.key(b, position)));
		}
		return (a, b) -> Long.compare(map.key(a, position), map.key(b, position));
	}

	static SlotSorter.Order byValue(TupleMap map, Stmt.Aggregate aggregate) {
		if (map.hasNumbers()) {
			return (a, b) -> Long.compare(map.number(a), map.number(b));
		}
		if (map.strings != null) {
			return (a, b) -> map.strings[a].compareTo(map.strings[b]);
		}
		Stmt.Aggregate by = aggregate == null ? Stmt.Aggregate.COUNT : aggregate;
		return (a, b) -> Long.compare(Aggregates.value(by, map.statistics[a]), Aggregates.value(by, map.statistics[b]));
	}

	/** Always in the order of the buckets: marks for sorting mean nothing to SystemTap here. */
	StatementNode buckets(Stmt.ForeachBucket s) {
		StatementNode start = start(s);
		Aggregates.StatisticNode histogram = expressions.aggregates().looped(s.histogram());
		LongNode limit = s.limit() == null ? NO_LIMIT : expressions.number(s.limit());
		Places.NumberSink index = expressions.places().numberSink(s.index());
		// The script may change it: what counts is what it holds.
		LongNode counted = expressions.places().number(s.index());
		Places.NumberSink value = s.value() == null ? (f, v) -> {
		} : expressions.places().numberSink(s.value());
		StatementNode body = expressions.aggregates().inLoop(s, this::turn);
		return f -> {
			start.exec(f);
			Statistic statistic = histogram.find(f);
			long left = limit.eval(f);
			int buckets = statistic.bucketCount();
			boolean outermost = statistic.beginLoop();
			try {
				index.set(f, 0);
				for (long i; (i = counted.eval(f)) < buckets && left > 0; index.set(f, counted.eval(f) + 1), left--) {
					run.checkInterrupt();
					value.set(f, i < 0 ? 0 : statistic.loopedBucket((int) i));
					int how = body.exec(f);
					if (how == StatementNode.BREAK) {
						break;
					}
					if (how >= StatementNode.RETURN) {
						return how;
					}
				}
			} finally {
				if (outermost) {
					statistic.endLoop();
				}
			}
			return StatementNode.NORMAL;
		};
	}

}
