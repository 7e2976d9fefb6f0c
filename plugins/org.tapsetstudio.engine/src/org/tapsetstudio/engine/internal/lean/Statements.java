package org.tapsetstudio.engine.internal.lean;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;

/** Makes leaner statements: those without effect go, and of those whose value nobody takes only the effects stay. Null stands for nothing. */
final class Statements {
	private final Values values;
	private final Effects effects;
	boolean changed;

	Statements(Values values, Effects effects) {
		this.values = values;
		this.effects = effects;
	}

	/** A body, which may be empty but is there. */
	Stmt body(Stmt s) {
		Stmt leaner = lean(s);
		return leaner == null ? new Stmt.Block(List.of(), s.where()) : leaner;
	}

	private Stmt lean(Stmt s) {
		return switch (s) {
		case Stmt.Block block -> block(block);
		case Stmt.Eval eval -> effect(values.lean(eval.expr()), eval.where());
		case Stmt.If branch -> branch(values.lean(branch.condition()), lean(branch.then()), lean(branch.otherwise()), branch.where());
		case Stmt.Loop loop -> loop(new Stmt.Loop(values.lean(loop.init()), values.lean(loop.condition()), values.lean(loop.update()), body(loop.body()), loop.where()));
		case Stmt.Foreach l -> {
			Stmt body = body(l.body());
			Expr limit = values.lean(l.limit());
			List<Expr> slice = l.slice() == null ? null : values.all(l.slice());
			yield nothing(body) ? onlyLimit(limit, l.where())
					: new Stmt.Foreach(l.keys(), l.value(), l.array(), slice, l.sort(), l.descending(), l.aggregate(), limit, body, l.where());
		}
		case Stmt.ForeachBucket l -> {
			Stmt body = body(l.body());
			Expr limit = values.lean(l.limit());
			yield nothing(body) ? onlyLimit(limit, l.where())
					: new Stmt.ForeachBucket(l.index(), l.value(), values.histogram(l.histogram()), l.sort(), l.descending(), limit, body, l.where());
		}
		case Stmt.Delete delete -> delete.keys() == null ? delete : new Stmt.Delete(delete.global(), values.all(delete.keys()), delete.where());
		case Stmt.Return back -> new Stmt.Return(values.lean(back.value()), back.where());
		case Stmt.TryCatch guarded -> {
			Stmt body = lean(guarded.body());
			yield body == null ? gone() : new Stmt.TryCatch(body, guarded.message(), body(guarded.handler()), guarded.where());
		}
		case null, default -> s;
		};
	}

	private Stmt gone() {
		changed = true;
		return null;
	}

	private static boolean nothing(Stmt body) {
		return body instanceof Stmt.Block block && block.statements().isEmpty();
	}

	private Stmt onlyLimit(Expr limit, SourceRange where) {
		changed = true;
		return limit == null ? null : effect(limit, where);
	}

	private Stmt block(Stmt.Block block) {
		List<Stmt> leaner = new ArrayList<>();
		for (Stmt s : block.statements()) {
			Stmt kept = lean(s);
			if (kept != null) {
				leaner.add(kept);
			}
			if (kept instanceof Stmt.Return || kept instanceof Stmt.Next || kept instanceof Stmt.Break || kept instanceof Stmt.Continue) {
				// Nothing gets behind it.
				break;
			}
		}
		changed |= leaner.size() < block.statements().size();
		return leaner.isEmpty() ? null : new Stmt.Block(leaner, block.where());
	}

	/** What remains of an expression whose value nobody takes. */
	private Stmt effect(Expr e, SourceRange where) {
		if (effects.free(e)) {
			return gone();
		}
		return switch (e) {
		case Expr.Unary u -> effects(where, u.operand());
		case Expr.Binary b when b.operator() == BinaryOperator.LOGAND -> branch(b.left(), effect(b.right(), where), null, where);
		case Expr.Binary b when b.operator() == BinaryOperator.LOGOR -> branch(b.left(), null, effect(b.right(), where), where);
		case Expr.Binary b -> effects(where, b.left(), b.right());
		case Expr.Conditional c -> branch(c.condition(), effect(c.then(), where), effect(c.otherwise(), where), where);
		case Expr.Print p when p.type() == Type.STRING -> effects(where, p.arguments().toArray(Expr[]::new));
		case Expr.Call c when effects.free(c.function()) -> effects(where, c.arguments().toArray(Expr[]::new));
		default -> new Stmt.Eval(e, where);
		};
	}

	private Stmt effects(SourceRange where, Expr... parts) {
		changed = true;
		List<Stmt> kept = new ArrayList<>();
		for (Expr part : parts) {
			Stmt effect = effect(part, where);
			if (effect != null) {
				kept.add(effect);
			}
		}
		return kept.size() == 1 ? kept.get(0) : new Stmt.Block(kept, where);
	}

	private Stmt branch(Expr condition, Stmt then, Stmt otherwise, SourceRange where) {
		if (condition instanceof Expr.LongLiteral literal) {
			changed = true;
			return literal.value() != 0 ? then : otherwise;
		}
		if (then == null && otherwise == null) {
			changed = true;
			return effect(condition, where);
		}
		return new Stmt.If(condition, then == null ? new Stmt.Block(List.of(), where) : then, otherwise, where);
	}

	/** A loop that turns without effect is left out even if it would never end. */
	private Stmt loop(Stmt.Loop loop) {
		if (nothing(loop.body()) && effects.free(loop.condition()) && effects.free(loop.update())) {
			changed = true;
			return loop.init() == null ? null : effect(loop.init(), loop.where());
		}
		return loop;
	}
}
