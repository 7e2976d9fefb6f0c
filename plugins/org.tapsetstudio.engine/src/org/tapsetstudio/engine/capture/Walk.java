package org.tapsetstudio.engine.capture;

import java.util.List;
import java.util.function.Consumer;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Stmt;

/** Visits what lies directly below a node of the typed program. */
public final class Walk {
	private Walk() {
	}

	/** Direct expressions of an expression. */
	public static void children(Expr e, Consumer<Expr> visit) {
		switch (e) {
		case Expr.Element x -> all(x.keys(), visit);
		case Expr.Unary x -> visit.accept(x.operand());
		case Expr.Increment x -> visit.accept(x.target());
		case Expr.Binary x -> {
			visit.accept(x.left());
			visit.accept(x.right());
		}
		case Expr.Match x -> visit.accept(x.left());
		case Expr.Conditional x -> {
			visit.accept(x.condition());
			visit.accept(x.then());
			visit.accept(x.otherwise());
		}
		case Expr.Assign x -> {
			visit.accept(x.target());
			visit.accept(x.value());
		}
		case Expr.Aggregate x -> {
			visit.accept(x.target());
			visit.accept(x.value());
		}
		case Expr.Extract x -> visit.accept(x.statistic());
		case Expr.Histogram x -> visit.accept(x.statistic());
		case Expr.Bucket x -> {
			visit.accept(x.histogram());
			visit.accept(x.index());
		}
		case Expr.In x -> all(x.keys(), visit);
		case Expr.BucketIn x -> {
			visit.accept(x.index());
			visit.accept(x.histogram());
		}
		case Expr.Call x -> all(x.arguments(), visit);
		case Expr.Print x -> all(x.arguments(), visit);
		case Expr.Readable x -> visit.accept(x.text());
		case Expr.Entry x -> visit.accept(x.value());
		case Expr.LongLiteral x -> {
		}
		case Expr.StringLiteral x -> {
		}
		case Expr.Local x -> {
		}
		case Expr.GlobalScalar x -> {
		}
		case Expr.MarkerArgument x -> {
		}
		case Expr.MarkerText x -> {
		}
		case Expr.Refused x -> {
		}
		}
	}

	/** Direct expressions of a statement, and direct statements below it. */
	public static void children(Stmt s, Consumer<Expr> visit, Consumer<Stmt> below) {
		switch (s) {
		case Stmt.Block x -> x.statements().forEach(below);
		case Stmt.Eval x -> visit.accept(x.expr());
		case Stmt.If x -> {
			visit.accept(x.condition());
			below.accept(x.then());
			if (x.otherwise() != null) {
				below.accept(x.otherwise());
			}
		}
		case Stmt.Loop x -> {
			one(x.init(), visit);
			one(x.condition(), visit);
			one(x.update(), visit);
			below.accept(x.body());
		}
		case Stmt.Foreach x -> {
			if (x.slice() != null) {
				all(x.slice(), visit);
			}
			one(x.limit(), visit);
			below.accept(x.body());
		}
		case Stmt.ForeachBucket x -> {
			visit.accept(x.histogram());
			one(x.limit(), visit);
			below.accept(x.body());
		}
		case Stmt.Delete x -> {
			if (x.keys() != null) {
				all(x.keys(), visit);
			}
		}
		case Stmt.Return x -> one(x.value(), visit);
		case Stmt.TryCatch x -> {
			below.accept(x.body());
			below.accept(x.handler());
		}
		case Stmt.DeleteLocal x -> {
		}
		case Stmt.Break x -> {
		}
		case Stmt.Continue x -> {
		}
		case Stmt.Next x -> {
		}
		}
	}

	private static void one(Expr e, Consumer<Expr> visit) {
		if (e != null) {
			visit.accept(e);
		}
	}

	private static void all(List<Expr> expressions, Consumer<Expr> visit) {
		expressions.forEach(e -> one(e, visit));
	}
}
