package org.tapsetstudio.dsl.program;

import java.util.List;

/** Statements of the typed program. Immutable. */
public sealed interface Stmt {
	SourceRange where();

	record Block(List<Stmt> statements, SourceRange where) implements Stmt {
	}

	record Eval(Expr expr, SourceRange where) implements Stmt {
	}

	/** {@code otherwise} may be null. */
	record If(Expr condition, Stmt then, Stmt otherwise, SourceRange where) implements Stmt {
	}

	/** {@code while} and {@code for}; init, condition and update may be null ({@code condition} null: for ever). */
	record Loop(Expr init, Expr condition, Expr update, Stmt body, SourceRange where) implements Stmt {
	}

	/**
	 * @param keys where the keys go, in order
	 * @param value where the value goes, or null
	 * @param slice one entry per key, null entries for {@code *}; null when there is no slice
	 * @param sort by what; position: 0 = by value, n = by the n-th key, -1 = unsorted
	 * @param aggregate which aggregate of a statistic is sorted by; null unless written (then COUNT is the default for statistics)
	 * @param limit null for no limit
	 */
	record Foreach(List<Expr.LValue> keys, Expr.LValue value, Global array, List<Expr> slice, int sort, boolean descending, Aggregate aggregate, Expr limit, Stmt body,
			SourceRange where) implements Stmt {
	}

	/** Loop over the buckets of a histogram. */
	record ForeachBucket(Expr.LValue index, Expr.LValue value, Expr.Histogram histogram, int sort, boolean descending, Expr limit, Stmt body, SourceRange where) implements Stmt {
	}

	/** Delete a whole array or scalar ({@code keys} null) or one element; null entries stand for {@code *}. */
	record Delete(Global global, List<Expr> keys, SourceRange where) implements Stmt {
	}

	/** Resets a local variable. */
	record DeleteLocal(Expr.Local local, SourceRange where) implements Stmt {
	}

	record Return(Expr value, SourceRange where) implements Stmt {
	}

	record Break(SourceRange where) implements Stmt {
	}

	record Continue(SourceRange where) implements Stmt {
	}

	/** In a probe: leave the handler. In a function: pass on to the next overload. */
	record Next(SourceRange where) implements Stmt {
	}

	/** {@code message} may be null. */
	record TryCatch(Stmt body, Expr.LValue message, Stmt handler, SourceRange where) implements Stmt {
	}

	enum Aggregate {
		COUNT, SUM, MIN, MAX, AVG, VARIANCE
	}
}
