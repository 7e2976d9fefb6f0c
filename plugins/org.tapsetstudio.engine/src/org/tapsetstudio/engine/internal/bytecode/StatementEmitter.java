package org.tapsetstudio.engine.internal.bytecode;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.ActionBatch;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;

/** Bytecode of statements. Actions are charged where the tree charges them: the batch is asked in the same order. */
final class StatementEmitter {
	private final Code code;
	private final Delegates tree;
	private final ActionBatch actions;
	private final ExpressionEmitter expressions;
	/** Where the innermost loop goes on and ends. */
	private Label again;
	private Label end;

	StatementEmitter(Code code, Delegates tree) {
		this.code = code;
		this.tree = tree;
		this.actions = tree.actions();
		this.expressions = new ExpressionEmitter(code, tree);
	}

	void emit(Stmt s) {
		switch (s) {
		case Stmt.Block block -> block.statements().forEach(this::emit);
		case Stmt.Eval eval -> counted(eval);
		case Stmt.If branch -> branch(branch);
		case Stmt.Loop loop -> loop(loop);
		case Stmt.TryCatch guarded -> guarded(guarded);
		case Stmt.Return back -> {
			leaving(s);
			back(back.value());
		}
		case Stmt.Next next -> {
			leaving(s);
			leave(StatementNode.NEXT);
		}
		case Stmt.Break leave -> {
			leaving(s);
			code.jump(GOTO, end);
		}
		case Stmt.Continue next -> {
			leaving(s);
			code.jump(GOTO, again);
		}
		case Stmt.Foreach foreach -> delegate(s);
		case Stmt.ForeachBucket foreach -> delegate(s);
		case Stmt.Delete delete -> delegate(s);
		case Stmt.DeleteLocal delete -> delegate(s);
		}
	}

	/** Runs the tree's node of a statement; only a return or {@code next} leaves it in another way than by its end. */
	private void delegate(Stmt s) {
		code.load(tree.statement(s), StatementNode.class);
		code.frame();
		code.call(StatementNode.class, "exec", Frame.class);
		Label normal = new Label();
		code.op(DUP);
		code.jump(IFEQ, normal);
		code.op(IRETURN);
		code.label(normal);
		code.op(POP);
	}

	private void leave(int how) {
		code.push(how);
		code.op(IRETURN);
	}

	private void back(Expr value) {
		if (value != null) {
			boolean string = value.type() == Type.STRING;
			code.frame();
			if (string) {
				expressions.string(value);
			} else {
				expressions.number(value);
			}
			code.out.visitFieldInsn(PUTFIELD, Names.FRAME, string ? "stringResult" : "longResult", string ? Names.STRING : "J");
		}
		leave(StatementNode.RETURN);
	}

	/** An expression that is one action. */
	private void counted(Stmt.Eval s) {
		expressions.discard(s.expr());
		actions.add(1);
		if (actions.full()) {
			charge(s);
		}
	}

	private void leaving(Stmt s) {
		actions.add(1);
		charge(s);
	}

	private void charge(Stmt s) {
		charge(actions.take(), s);
	}

	private void charge(int n, Stmt s) {
		if (n > 0) {
			code.load(tree.run(), Run.class);
			code.push(n);
			code.load(s, Stmt.class);
			code.call(Run.class, "charge", int.class, Stmt.class);
		}
	}

	private void branch(Stmt.If s) {
		leaving(s);
		Label otherwise = new Label();
		Label done = new Label();
		expressions.jumpIfFalse(s.condition(), otherwise);
		emit(s.then());
		charge(s.then());
		code.jump(GOTO, done);
		code.label(otherwise);
		if (s.otherwise() != null) {
			emit(s.otherwise());
			charge(s.otherwise());
		}
		code.label(done);
	}

	private void loop(Stmt.Loop s) {
		Label outerAgain = again;
		Label outerEnd = end;
		Label test = new Label();
		again = new Label();
		end = new Label();
		if (s.init() != null) {
			counted(new Stmt.Eval(s.init(), s.init().where()));
		}
		leaving(s);
		code.label(test);
		if (s.condition() != null) {
			expressions.jumpIfFalse(s.condition(), end);
		}
		code.load(tree.run(), Run.class);
		code.call(Run.class, "checkInterrupt");
		actions.add(1);
		emit(s.body());
		charge(s.body());
		code.label(again);
		if (s.update() != null) {
			counted(new Stmt.Eval(s.update(), s.update().where()));
		}
		code.jump(GOTO, test);
		code.label(end);
		again = outerAgain;
		end = outerEnd;
	}

	private void guarded(Stmt.TryCatch s) {
		charge(s);
		Label start = new Label();
		Label stop = new Label();
		Label caught = new Label();
		Label done = new Label();
		code.label(start);
		code.op(NOP);
		emit(s.body());
		charge(s.body());
		code.label(stop);
		code.jump(GOTO, done);
		code.label(caught);
		int error = code.temporary();
		code.variable(ASTORE, error);
		if (s.message() != null) {
			expressions.storeString(s.message(), () -> {
				code.load(tree.run(), Run.class);
				code.variable(ALOAD, error);
				code.call(ScriptError.class, "getMessage");
				code.call(Run.class, "string", String.class);
			});
		}
		leaving(s);
		emit(s.handler());
		charge(s.handler());
		code.label(done);
		code.out.visitTryCatchBlock(start, stop, caught, Names.internal(ScriptError.class));
	}

	static void prologue(Code code) {
		code.frame();
		code.field(Frame.class, "longs", long[].class);
		code.variable(ASTORE, Code.LONGS);
		code.frame();
		code.field(Frame.class, "strings", ByteString[].class);
		code.variable(ASTORE, Code.STRINGS);
	}
}
