package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr.LValue;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.semantics.internal.Variables.Use;
import org.tapsetstudio.dsl.stp.*;

/** Examines the statements of one body. */
final class Statements {
	private final Body body;
	private final Expressions expressions;
	private final Loops loops;

	Statements(Body body) {
		this.body = body;
		this.expressions = new Expressions(body);
		this.loops = new Loops(body, expressions, this);
	}

	/** Examines a statement; the supplier makes the program's node once all types are known. */
	Supplier<Stmt> check(Statement s) {
		SourceRange where = body.where(s);
		return switch (s) {
		case Block b -> block(b, where);
		case IfStatement i -> conditional(i, where);
		case WhileStatement w -> loops.loop(null, w.getCondition(), null, w.getBody(), where);
		case ForStatement f -> loops.loop(f.getInit(), f.getCondition(), f.getUpdate(), f.getBody(), where);
		case ForeachStatement f -> loops.foreach(f, where);
		case TryStatement t -> attempt(t, where);
		case ReturnStatement r -> result(r, where);
		case DeleteStatement d -> delete(d, where);
		case BreakStatement b -> loops.leave("break", b, () -> new Stmt.Break(where), where);
		case ContinueStatement c -> loops.leave("continue", c, () -> new Stmt.Continue(where), where);
		case NextStatement n -> () -> new Stmt.Next(where);
		case ExpressionStatement e -> evaluate(e, where);
		case null, default -> () -> new Stmt.Block(List.of(), where);
		};
	}

	private Supplier<Stmt> block(Block b, SourceRange where) {
		List<Supplier<Stmt>> parts = new ArrayList<>();
		for (Statement s : b.getStatements()) {
			if (s instanceof EmptyStatement)
				continue;
			parts.add(check(s));
			if (Flow.ends(s))
				unreachable(b, s);
		}
		return () -> new Stmt.Block(parts.stream().map(Supplier::get).toList(), where);
	}

	private void unreachable(Block b, Statement last) {
		int next = b.getStatements().indexOf(last) + 1;
		while (next < b.getStatements().size() && b.getStatements().get(next) instanceof EmptyStatement)
			next++;
		if (next < b.getStatements().size())
			body.problems().warning("unreachable", body.where(b.getStatements().get(next)), "this statement is never reached");
	}

	private Supplier<Stmt> conditional(IfStatement i, SourceRange where) {
		OptionalLong known = expressions.known(i.getCondition());
		if (known.isPresent()) {
			Statement taken = known.getAsLong() != 0 ? i.getThen() : i.getOtherwise();
			return taken == null ? () -> new Stmt.Block(List.of(), where) : check(taken);
		}
		Typed condition = expressions.unchecked(i.getCondition(), Type.LONG);
		Supplier<Stmt> then = check(i.getThen());
		Supplier<Stmt> otherwise = i.getOtherwise() == null ? () -> null : check(i.getOtherwise());
		return () -> new Stmt.If(condition.build().get(), then.get(), otherwise.get(), where);
	}

	private Supplier<Stmt> attempt(TryStatement t, SourceRange where) {
		Supplier<Stmt> tried = check(t.getBody());
		Typed message = null;
		if (t.getVariable() != null) {
			message = expressions.variables.scalar(t.getVariable(), t, body.unit().positions.feature(t, StpPackage.Literals.TRY_STATEMENT__VARIABLE), Use.WRITE);
			body.demand(message, Type.STRING);
		}
		Supplier<Stmt> handler = check(t.getHandler());
		Typed variable = message;
		return () -> new Stmt.TryCatch(tried.get(), variable == null ? null : (LValue) variable.build().get(), handler.get(), where);
	}

	private Supplier<Stmt> result(ReturnStatement r, SourceRange where) {
		FunctionSymbol function = body.function;
		if (function == null)
			return () -> new Stmt.Return(null, where);
		if (r.getValue() == null) {
			function.returnsNothing = true;
			body.checks.emptyReturns.putIfAbsent(function, where);
			if (function.returnsValue)
				mixed(where);
			return () -> new Stmt.Return(null, where);
		}
		function.returnsValue = true;
		if (function.returnsNothing)
			mixed(where);
		Typed value = expressions.checked(r.getValue(), function.result.type());
		expressions.plain(value);
		function.pointed.follow(value.pointed());
		if (!function.result.join(value.cell()))
			body.error("type", value.where(), "\"" + function.name + "\" returns " + TypeNames.described(function.result.type()) + ", but this is "
					+ TypeNames.described(value.cell().type()) + Body.origin(function.result, value.where()));
		return () -> new Stmt.Return(value.build().get(), where);
	}

	private void mixed(SourceRange where) {
		body.error("return", where, "\"" + body.function.name + "\" returns a value in one place and none in another");
	}

	private Supplier<Stmt> delete(DeleteStatement d, SourceRange where) {
		Expression value = d.getValue() instanceof Bracket b && b.getElements().size() == 1 ? b.getElements().get(0) : d.getValue();
		if (!(value instanceof NameExpression n) || n.isCall() || n.getName() == null) {
			if (value instanceof IndexAccess i && i.getTarget() instanceof Histogram) {
				expressions.check(value);
				body.late("delete-bucket", d, body.where(value), "the buckets of a histogram cannot be deleted; delete the statistic");
			} else if (value != null) {
				body.error("delete", body.where(value), "only a variable, an array or an element of an array can be deleted");
			}
			return () -> new Stmt.Block(List.of(), where);
		}
		if (n.isIndexed()) {
			Typed element = expressions.variables.element(n, Use.DELETE);
			return () -> {
				Expr.Element built = (Expr.Element) element.build().get();
				return new Stmt.Delete(built.array(), built.keys(), where);
			};
		}
		GlobalSymbol global = expressions.variables.global(n.getName());
		if (global == null) {
			LocalSymbol parameter = body.scope.find(n.getName());
			if (parameter == null && body.checks.isWritten())
				body.problems().error("delete", body.where(n), "there is no variable \"" + n.getName() + "\" yet that could be deleted", body.world.similar(n.getName(), body.scope::names));
			if (parameter != null && parameter.parameter)
				body.error("delete", body.where(n), "\"" + n.getName() + "\" is a parameter and cannot be deleted");
			Typed local = expressions.variables.scalar(n.getName(), n, body.where(n), Use.DELETE);
			return () -> new Stmt.DeleteLocal((Expr.Local) local.build().get(), where);
		}
		body.world.symbols.mention(body.where(n), global);
		expressions.variables.note(global, Use.DELETE, where, null);
		body.checks.open.add(new Body.Checks.Open(global.value, n, body.where(n), "the type of \"" + n.getName() + "\" cannot be found out: nothing with a known type is stored in it"));
		return () -> new Stmt.Delete(global.build(), null, where);
	}

	private Supplier<Stmt> evaluate(ExpressionStatement e, SourceRange where) {
		if (e.getExpression() == null)
			return () -> new Stmt.Block(List.of(), where);
		Typed value = expressions.statement(e.getExpression());
		Flow.pureKind(e.getExpression()).ifPresent(kind -> body.problems().warning("no-effect", where, "this " + kind + " has no effect"));
		return () -> new Stmt.Eval(value.build().get(), where);
	}
}
