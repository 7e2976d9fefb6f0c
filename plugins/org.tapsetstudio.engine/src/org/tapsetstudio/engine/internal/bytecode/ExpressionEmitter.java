package org.tapsetstudio.engine.internal.bytecode;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Expr.BinaryOperator;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.runtime.Division;
import org.tapsetstudio.engine.internal.runtime.ElementChange;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StringNode;
import org.tapsetstudio.engine.internal.runtime.WholeLiteral;

/** Bytecode of expressions: each leaves its value on the stack, a long or a string. What is not here runs as a node of the tree. */
final class ExpressionEmitter {
	private final Code code;
	private final Delegates tree;
	private final PlaceEmitter places;

	ExpressionEmitter(Code code, Delegates tree) {
		this.code = code;
		this.tree = tree;
		this.places = new PlaceEmitter(code, tree, this);
	}

	void number(Expr e) {
		switch (e) {
		case Expr.LongLiteral literal -> code.push(literal.value());
		case Expr.MarkerArgument argument -> {
			code.load(tree.run(), Run.class);
			code.push(argument.number());
			code.load(ScriptError.unreadable(argument.name(), argument.where()), ScriptError.class);
			code.call(Run.class, "argument", int.class, ScriptError.class);
		}
		case Expr.Unary unary -> unary(unary);
		case Expr.Binary binary -> binary(binary);
		case Expr.Conditional conditional -> conditional(conditional, this::number);
		case Expr.Increment increment -> places.increment(increment);
		case Expr.Assign assign -> places.assignNumber(assign);
		case Expr.LValue place -> places.number(place);
		case Expr.In in when !in.keys().contains(null) -> places.in(in);
		case Expr.Aggregate aggregate -> places.add(aggregate);
		default -> {
			code.load(tree.number(e), LongNode.class);
			code.frame();
			code.call(LongNode.class, "eval", Frame.class);
		}
		}
	}

	void string(Expr e) {
		switch (e) {
		case Expr.StringLiteral literal -> code.load(tree.run().strings.intern(literal.value()), ByteString.class);
		case Expr.Binary concat -> {
			code.load(tree.run(), Run.class);
			string(concat.left());
			string(concat.right());
			code.call(Run.class, "concat", ByteString.class, ByteString.class);
		}
		case Expr.Conditional conditional -> conditional(conditional, this::string);
		case Expr.Assign assign -> places.assignString(assign);
		case Expr.LValue place -> places.string(place);
		default -> {
			code.load(tree.string(e), StringNode.class);
			code.frame();
			code.call(StringNode.class, "eval", Frame.class);
		}
		}
	}

	/** For its effects only. */
	void discard(Expr e) {
		ElementChange change = ElementChange.of(e);
		if (e.type() == Type.STRING) {
			string(e);
			code.op(POP);
		} else if (change != null) {
			places.change(change);
		} else {
			number(e);
			code.op(POP2);
		}
	}

	void storeString(Expr.LValue place, Runnable value) {
		places.storeString(place, value);
	}

	void jumpIfFalse(Expr e, Label no) {
		if (e instanceof Expr.Binary b && b.left().type() != Type.STRING) {
			if (b.operator() == BinaryOperator.LOGAND) {
				jumpIfFalse(b.left(), no);
				jumpIfFalse(b.right(), no);
				return;
			}
			int opposite = opposite(b.operator());
			if (opposite != 0) {
				number(b.left());
				number(b.right());
				code.op(LCMP);
				code.jump(opposite, no);
				return;
			}
		}
		number(e);
		code.push(0L);
		code.op(LCMP);
		code.jump(IFEQ, no);
	}

	/** The jump that is taken where a comparison is false; 0 for another operator. */
	private static int opposite(BinaryOperator operator) {
		return switch (operator) {
		case LT -> IFGE;
		case GT -> IFLE;
		case LE -> IFGT;
		case GE -> IFLT;
		case EQ -> IFNE;
		case NE -> IFEQ;
		default -> 0;
		};
	}

	private void conditional(Expr.Conditional e, java.util.function.Consumer<Expr> value) {
		Label otherwise = new Label();
		Label done = new Label();
		jumpIfFalse(e.condition(), otherwise);
		value.accept(e.then());
		code.jump(GOTO, done);
		code.label(otherwise);
		value.accept(e.otherwise());
		code.label(done);
	}

	private void unary(Expr.Unary e) {
		switch (e.operator()) {
		case '-' -> {
			number(e.operand());
			code.op(LNEG);
		}
		case '~' -> {
			number(e.operand());
			code.push(-1L);
			code.op(LXOR);
		}
		case '!' -> {
			Label zero = new Label();
			jumpIfFalse(e.operand(), zero);
			truth(zero, 0, 1);
		}
		default -> number(e.operand());
		}
	}

	/** One value where the flow comes by itself, the other where it jumps to the label. */
	private void truth(Label jumped, long here, long there) {
		Label done = new Label();
		code.push(here);
		code.jump(GOTO, done);
		code.label(jumped);
		code.push(there);
		code.label(done);
	}

	private void binary(Expr.Binary e) {
		if (e.left().type() == Type.STRING) {
			compareStrings(e);
		} else if (e.operator() == BinaryOperator.LOGOR) {
			Label left = new Label();
			Label right = new Label();
			Label done = new Label();
			jumpIfFalse(e.left(), left);
			code.push(1L);
			code.jump(GOTO, done);
			code.label(left);
			jumpIfFalse(e.right(), right);
			truth(right, 1, 0);
			code.label(done);
		} else if (e.operator() == BinaryOperator.LOGAND || opposite(e.operator()) != 0) {
			Label no = new Label();
			jumpIfFalse(e, no);
			truth(no, 1, 0);
		} else {
			number(e.left());
			number(e.right());
			apply(e.operator(), e.where());
		}
	}

	private void seen(Expr e) {
		ByteString literal = WholeLiteral.of(e);
		if (literal != null) {
			code.load(literal, ByteString.class);
		} else {
			string(e);
		}
	}

	private void compareStrings(Expr.Binary e) {
		seen(e.left());
		seen(e.right());
		Label no = new Label();
		if (e.operator() == BinaryOperator.EQ || e.operator() == BinaryOperator.NE) {
			code.call(ByteString.class, "equals", Object.class);
			code.jump(e.operator() == BinaryOperator.EQ ? IFEQ : IFNE, no);
		} else {
			code.call(ByteString.class, "compareTo", ByteString.class);
			code.jump(opposite(e.operator()), no);
		}
		truth(no, 1, 0);
	}

	/** An operator on the two longs on the stack. */
	void apply(BinaryOperator operator, SourceRange where) {
		switch (operator) {
		case ADD -> code.op(LADD);
		case SUB -> code.op(LSUB);
		case MUL -> code.op(LMUL);
		case AND -> code.op(LAND);
		case OR -> code.op(LOR);
		case XOR -> code.op(LXOR);
		case SHL -> shift(LSHL);
		case SHR -> shift(LSHR);
		case USHR -> shift(LUSHR);
		case DIV, MOD -> {
			code.load(where, SourceRange.class);
			code.call(Division.class, operator == BinaryOperator.DIV ? "divide" : "remainder", long.class, long.class, SourceRange.class);
		}
		default -> throw new IllegalArgumentException(operator.text);
		}
	}

	private void shift(int opcode) {
		code.op(L2I);
		code.op(opcode);
	}
}
