package org.tapsetstudio.engine.internal.runtime;

import java.util.IdentityHashMap;
import java.util.Map;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.capture.Walk;

/**
 * How many actions, as MAXACTION counts them, the parts of a program are, and which parts have loops. What has no loop is counted before it runs,
 * with both branches of every {@code if} and the functions that it calls; what has loops is counted while it runs, see {@link ActionBatch}.
 */
public final class ActionCosts {
	private record Cost(int actions, boolean loops) {
		static final Cost NONE = new Cost(0, false);

		Cost plus(Cost other) {
			return new Cost(actions + other.actions, loops || other.loops);
		}
	}

	private final Map<Function, Cost> known = new IdentityHashMap<>();

	/** Actions of a body without loops. */
	public int of(Stmt body) {
		return cost(body).actions;
	}

	/** Actions of one call of a function without loops. */
	public int of(Function function) {
		return cost(function).actions;
	}

	public boolean loops(Stmt body) {
		return cost(body).loops;
	}

	public boolean loops(Function function) {
		return cost(function).loops;
	}

	private Cost cost(Function function) {
		Cost cost = known.get(function);
		if (cost == null) {
			// Who calls itself counts nothing for that.
			known.put(function, Cost.NONE);
			cost = function.body == null ? Cost.NONE : cost(function.body);
			if (function.nextOverload != null) {
				cost = cost.plus(cost(function.nextOverload));
			}
			known.put(function, cost);
		}
		return cost;
	}

	private Cost cost(Stmt s) {
		Cost[] sum = { new Cost(s instanceof Stmt.Block ? 0 : 1, s instanceof Stmt.Loop || s instanceof Stmt.Foreach || s instanceof Stmt.ForeachBucket) };
		Walk.children(s, e -> sum[0] = sum[0].plus(cost(e)), below -> sum[0] = sum[0].plus(cost(below)));
		return sum[0];
	}

	private Cost cost(Expr e) {
		Cost[] sum = { e instanceof Expr.Call call ? cost(call.function()) : Cost.NONE };
		Walk.children(e, child -> sum[0] = sum[0].plus(cost(child)));
		return sum[0];
	}
}
