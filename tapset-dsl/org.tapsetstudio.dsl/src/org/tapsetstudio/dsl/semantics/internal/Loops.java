package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.LValue;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.semantics.internal.Variables.Use;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.Histogram;
import org.tapsetstudio.dsl.stp.LoopVariable;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.Wildcard;

/** Loops of one body. */
final class Loops {
	/** Sort order of a foreach: by 0 the value, n the n-th key, -1 nothing. */
	private record Sort(int position, boolean descending) {
	}

	private final Body body;
	private final Expressions expressions;
	private final Statements statements;

	Loops(Body body, Expressions expressions, Statements statements) {
		this.body = body;
		this.expressions = expressions;
		this.statements = statements;
	}

	Supplier<Stmt> leave(String word, Statement node, Supplier<Stmt> built, SourceRange where) {
		if (body.loops == 0)
			body.late("outside-loop", node, where, "\"" + word + "\" is possible inside of loops only");
		return built;
	}

	private Supplier<Stmt> inner(Statement s) {
		body.loops++;
		Supplier<Stmt> built = statements.check(s);
		body.loops--;
		return built;
	}

	Supplier<Stmt> loop(Expression init, Expression condition, Expression update, Statement repeated, SourceRange where) {
		Typed first = init == null ? null : expressions.statement(init);
		Typed test = condition == null ? null : expressions.late(condition, Type.LONG, "");
		Supplier<Stmt> inner = inner(repeated);
		Typed step = update == null ? null : expressions.statement(update);
		return () -> new Stmt.Loop(build(first), build(test), build(step), inner.get(), where);
	}

	private static Expr build(Typed typed) {
		return typed == null ? null : typed.build().get();
	}

	Supplier<Stmt> foreach(ForeachStatement f, SourceRange where) {
		if (f.getArray() instanceof Histogram h)
			return buckets(f, h, where);
		if (!(f.getArray() instanceof NameExpression name) || name.getName() == null) {
			inner(f.getBody());
			return () -> new Stmt.Block(List.of(), where);
		}
		GlobalSymbol array = expressions.variables.array(name.getName(), f.getKeys().size(), body.where(name));
		boolean fits = array != null && expressions.variables.arity(array, f.getKeys().size(), body.where(name));
		if (array != null)
			expressions.variables.note(array, Use.READ, body.where(name), name);
		List<Typed> keys = new ArrayList<>();
		for (int i = 0; i < f.getKeys().size(); i++) {
			Typed key = variable(f.getKeys().get(i));
			keys.add(key);
			if (fits)
				expressions.variables.key(array, i, key);
			else
				key.cell().join(TypeCell.broken());
		}
		Typed value = f.getValue() == null ? null : value(f.getValue(), fits ? array : null);
		List<Typed> slice = f.getSlice().isEmpty() ? null : slice(f.getSlice(), fits ? array : null, body.where(name));
		if (f.getAggregate() != null && fits)
			body.checks.sorted.add(new Body.Checks.Sorted(array, f.getAggregate(), f, body.where(name)));
		Typed limit = f.getLimit() == null ? null : expressions.unchecked(f.getLimit(), Type.LONG);
		if (array != null) {
			body.iterated.push(array);
			expressions.variables.elementsOpen(array, name, body.where(name));
		}
		Supplier<Stmt> inner = inner(f.getBody());
		if (array != null)
			body.iterated.pop();
		Sort sort = sort(f);
		Stmt.Aggregate aggregate = f.getAggregate() == null ? null : Statistics.aggregate(f.getAggregate());
		return () -> new Stmt.Foreach(lvalues(keys), (LValue) build(value), array.build(), slice == null ? null : Variables.build(slice), sort.position, sort.descending,
				sort.position == 0 ? aggregate : null, build(limit), inner.get(), where);
	}

	private Typed variable(LoopVariable v) {
		SourceRange where = v == null ? null : body.unit().positions.start(v, v.getName() == null ? 0 : v.getName().length());
		return v == null || v.getName() == null ? Typed.broken(body.where(v)) : expressions.variables.loopVariable(v.getName(), v, where);
	}

	private Typed value(LoopVariable v, GlobalSymbol array) {
		Typed value = variable(v);
		if (array != null) {
			expressions.plain(new Typed(array.value, value.where(), value.build()));
			body.checks.taken.add(new Body.Checks.Taken(array, v.getName(), value));
		}
		return value;
	}

	private List<Typed> slice(List<Expression> slice, GlobalSymbol array, SourceRange where) {
		if (array != null)
			return expressions.variables.keys(array, slice, where, true);
		List<Typed> result = new ArrayList<>();
		for (Expression e : slice)
			result.add(e instanceof Wildcard ? null : expressions.check(e));
		return result;
	}

	private static Sort sort(ForeachStatement f) {
		if (f.getSort() != null)
			return new Sort(0, f.getSort().equals("-"));
		if (f.getValue() != null && f.getValue().getSort() != null)
			return new Sort(0, f.getValue().getSort().equals("-"));
		if (f.getArray() instanceof NameExpression)
			for (int i = 0; i < f.getKeys().size(); i++)
				if (f.getKeys().get(i).getSort() != null)
					return new Sort(i + 1, f.getKeys().get(i).getSort().equals("-"));
		return f.getKeys().size() == 1 && f.getKeys().get(0).getSort() != null ? new Sort(1, f.getKeys().get(0).getSort().equals("-")) : new Sort(-1, false);
	}

	private static List<LValue> lvalues(List<Typed> typed) {
		List<LValue> result = new ArrayList<>();
		typed.forEach(t -> result.add((LValue) t.build().get()));
		return Collections.unmodifiableList(result);
	}

	/** {@code foreach (i in @hist_log(s))}. */
	private Supplier<Stmt> buckets(ForeachStatement f, Histogram h, SourceRange where) {
		Typed histogram = expressions.statistics.histogram(h);
		if (f.getKeys().size() != 1)
			body.error("arity", where, "the buckets of a histogram are numbered: foreach takes exactly one variable for them");
		Typed index = f.getKeys().isEmpty() ? Typed.broken(where) : variable(f.getKeys().get(0));
		body.demand(index, Type.LONG);
		Typed value = f.getValue() == null ? null : variable(f.getValue());
		if (value != null)
			body.demand(value, Type.LONG);
		slice(f.getSlice(), null, where);
		if (!f.getSlice().isEmpty())
			body.problems().warning("slice", body.where(f.getSlice().get(0)), "the buckets of a histogram are not restricted by keys: this has no effect");
		Typed limit = f.getLimit() == null ? null : expressions.unchecked(f.getLimit(), Type.LONG);
		Supplier<Stmt> inner = inner(f.getBody());
		Sort sort = sort(f);
		if (histogram.cell().isBroken())
			return () -> new Stmt.Block(List.of(), where);
		return () -> new Stmt.ForeachBucket((LValue) index.build().get(), (LValue) build(value), (Expr.Histogram) histogram.build().get(), sort.position, sort.descending, build(limit),
				inner.get(), where);
	}
}
