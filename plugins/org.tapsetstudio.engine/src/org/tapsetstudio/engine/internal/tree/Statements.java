package org.tapsetstudio.engine.internal.tree;

import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.ActionBatch;
import org.tapsetstudio.engine.internal.runtime.ElementChange;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Makes nodes of statements. */
final class Statements {
	private static final StatementNode NOTHING = f -> StatementNode.NORMAL;

	private final Unit unit;
	private final Run run;
	private final Expressions expressions;
	private final Loops loops;
	private final ActionBatch actions;

	Statements(Unit unit, Scope scope) {
		this.unit = unit;
		this.run = unit.run;
		this.expressions = new Expressions(unit, scope);
		this.actions = scope.actions;
		this.loops = new Loops(unit, this, expressions);
	}

	StatementNode compile(Stmt s) {
		return switch (s) {
		case Stmt.Eval eval -> counted(evaluate(eval.expr()), s);
		case Stmt.Delete delete -> counted(delete(delete), s);
		case Stmt.DeleteLocal delete -> counted(plain(s), s);
		case Stmt.Return back -> counting(s);
		case Stmt.Break leave -> counting(s);
		case Stmt.Continue again -> counting(s);
		case Stmt.Next next -> counting(s);
		default -> plain(s);
		};
	}

	/** A statement that is one action, charged later. */
	StatementNode counted(StatementNode node, Stmt s) {
		actions.add(1);
		return actions.full() ? chargedAfter(node, s) : node;
	}

	/** A statement that is one action, and charges what has gathered before it leaves. */
	private StatementNode counting(Stmt s) {
		actions.add(1);
		return chargedBefore(actions.take(), plain(s), s);
	}

	StatementNode chargedBefore(int n, StatementNode node, Stmt s) {
		return n == 0 ? node : f -> {
			run.charge(n, s);
			return node.exec(f);
		};
	}

	/** Charges what has gathered when the statement has come to its end. */
	StatementNode chargedAfter(StatementNode node, Stmt s) {
		int n = actions.take();
		return n == 0 ? node : f -> {
			int left = node.exec(f);
			if (left == StatementNode.NORMAL) {
				run.charge(n, s);
			}
			return left;
		};
	}

	StringNode string(Expr e) {
		return expressions.string(e);
	}

	LongNode condition(Expr e) {
		return expressions.number(e);
	}

	private StatementNode plain(Stmt s) {
		return switch (s) {
		case Stmt.Block block -> block(block.statements());
		case Stmt.Eval eval -> evaluate(eval.expr());
		case Stmt.If branch -> branch(branch);
		case Stmt.Loop loop -> loops.loop(loop);
		case Stmt.Foreach loop -> loops.foreach(loop);
		case Stmt.ForeachBucket loop -> loops.buckets(loop);
		case Stmt.Delete delete -> delete(delete);
		case Stmt.DeleteLocal delete -> {
			int i = delete.local().index();
			yield f -> {
				f.longs[i] = 0;
				f.strings[i] = ByteString.EMPTY;
				return StatementNode.NORMAL;
			};
		}
		case Stmt.Return back -> back(back);
		case Stmt.Break leave -> f -> StatementNode.BREAK;
		case Stmt.Continue again -> f -> StatementNode.CONTINUE;
		case Stmt.Next next -> f -> StatementNode.NEXT;
		case Stmt.TryCatch guarded -> guarded(guarded);
		};
	}

	StatementNode evaluate(Expr e) {
		if (e.type() == Type.STRING) {
			StringNode node = expressions.string(e);
			return f -> {
				node.eval(f);
				return StatementNode.NORMAL;
			};
		}
		ElementChange change = ElementChange.of(e);
		if (change != null) {
			return expressions.places().change(change);
		}
		LongNode node = expressions.number(e);
		return f -> {
			node.eval(f);
			return StatementNode.NORMAL;
		};
	}

	ActionBatch actions() {
		return actions;
	}

	private StatementNode block(List<Stmt> statements) {
		StatementNode[] nodes = statements.stream().map(this::compile).toArray(StatementNode[]::new);
		if (nodes.length == 0) {
			return NOTHING;
		}
		if (nodes.length == 1) {
			return nodes[0];
		}
		return f -> {
			for (StatementNode node : nodes) {
				int left = node.exec(f);
				if (left != StatementNode.NORMAL) {
					return left;
				}
			}
			return StatementNode.NORMAL;
		};
	}

	private StatementNode branch(Stmt.If s) {
		actions.add(1);
		int before = actions.take();
		LongNode condition = expressions.number(s.condition());
		StatementNode then = chargedAfter(compile(s.then()), s.then());
		StatementNode otherwise = s.otherwise() == null ? NOTHING : chargedAfter(compile(s.otherwise()), s.otherwise());
		return chargedBefore(before, f -> condition.eval(f) != 0 ? then.exec(f) : otherwise.exec(f), s);
	}

	private StatementNode delete(Stmt.Delete s) {
		Global global = s.global();
		if (global.isArray()) {
			return expressions.arrays().delete(global, s.keys());
		}
		int i = global.index();
		return f -> {
			unit.globals.longs[i] = 0;
			unit.globals.strings[i] = ByteString.EMPTY;
			unit.globals.statistics[i] = null;
			return StatementNode.NORMAL;
		};
	}

	private StatementNode back(Stmt.Return s) {
		if (s.value() == null) {
			return f -> StatementNode.RETURN;
		}
		if (s.value().type() == Type.STRING) {
			StringNode value = expressions.string(s.value());
			return f -> {
				f.stringResult = value.eval(f);
				return StatementNode.RETURN;
			};
		}
		LongNode value = expressions.number(s.value());
		return f -> {
			f.longResult = value.eval(f);
			return StatementNode.RETURN;
		};
	}

	private StatementNode guarded(Stmt.TryCatch s) {
		int before = actions.take();
		StatementNode body = chargedAfter(compile(s.body()), s.body());
		actions.add(1);
		int caught = actions.take();
		StatementNode handler = chargedBefore(caught, chargedAfter(compile(s.handler()), s.handler()), s);
		Places.StringSink message = s.message() == null ? (f, v) -> {
		} : expressions.places().stringSink(s.message());
		return chargedBefore(before, f -> {
			try {
				return body.exec(f);
			} catch (ScriptError e) {
				message.set(f, run.string(e.getMessage()));
			}
			return handler.exec(f);
		}, s);
	}
}
