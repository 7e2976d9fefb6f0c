package org.tapsetstudio.engine.internal.runtime;

import java.util.Locale;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;

/** The token that a statement begins with: what a report of too many actions names, in SystemTap's words. */
record FirstToken(String text, SourceRange where) {
	static FirstToken of(Stmt s) {
		return switch (s) {
		case Stmt.Block block when block.statements().size() == 1 -> of(block.statements().get(0));
		case Stmt.Block block -> new FirstToken("operator '{'", s.where());
		case Stmt.Eval eval -> of(eval.expr());
		default -> new FirstToken("keyword", s.where());
		};
	}

	private static FirstToken of(Expr e) {
		return switch (e) {
		case Expr.Assign assign -> of(assign.target());
		case Expr.Aggregate aggregate -> of(aggregate.target());
		case Expr.Increment increment when increment.prefix() -> new FirstToken(increment.up() ? "operator '++'" : "operator '--'", e.where());
		case Expr.Increment increment -> of(increment.target());
		case Expr.Unary unary -> new FirstToken("operator '" + unary.operator() + "'", e.where());
		case Expr.Binary binary -> of(binary.left());
		case Expr.Match match -> of(match.left());
		case Expr.Conditional conditional -> new FirstToken("operator '?'", e.where());
		case Expr.Readable readable -> of(readable.text());
		case Expr.Local local -> identifier(local.name(), e);
		case Expr.GlobalScalar scalar -> identifier(scalar.global().name(), e);
		case Expr.Element element -> identifier(element.array().name(), e);
		case Expr.Call call -> identifier(call.function().name, e);
		case Expr.Print print -> identifier(print.kind().name().toLowerCase(Locale.ROOT), e);
		default -> new FirstToken("expression", e.where());
		};
	}

	private static FirstToken identifier(String name, Expr e) {
		return new FirstToken("identifier '" + name + "'", e.where());
	}
}
