package org.tapsetstudio.engine.internal.bytecode;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;

import org.objectweb.asm.Label;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.ElementChange;
import org.tapsetstudio.engine.internal.runtime.Elements;
import org.tapsetstudio.engine.internal.runtime.Globals;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.stat.StatisticShape;

/** Bytecode that reads and writes variables and elements of arrays. The order of evaluation is the tree's: keys, right side, left side. */
final class PlaceEmitter {
	private final Code code;
	private final Delegates tree;
	private final ExpressionEmitter expressions;

	PlaceEmitter(Code code, Delegates tree, ExpressionEmitter expressions) {
		this.code = code;
		this.tree = tree;
		this.expressions = expressions;
	}

	void number(Expr.LValue place) {
		if (place instanceof Expr.Element element) {
			address(element.array(), keys(element.keys()));
			code.call(Elements.class, "number", TupleMap.class, long[].class, int.class);
			return;
		}
		cell(place);
		code.op(LALOAD);
	}

	void string(Expr.LValue place) {
		if (place instanceof Expr.Element element) {
			address(element.array(), keys(element.keys()));
			code.call(Elements.class, "string", TupleMap.class, long[].class, int.class);
			return;
		}
		cell(place);
		code.op(AALOAD);
	}

	/** Pushes the array and index of a variable. */
	private void cell(Expr.LValue place) {
		boolean string = place.type() == Type.STRING;
		if (place instanceof Expr.Local local) {
			code.variable(ALOAD, string ? Code.STRINGS : Code.LONGS);
			code.push(local.index());
		} else {
			Globals globals = tree.globals();
			if (string) {
				code.load(globals.strings, ByteString[].class);
			} else {
				code.load(globals.longs, long[].class);
			}
			code.push(((Expr.GlobalScalar) place).global().index());
		}
	}

	/** Evaluates keys into the frame and gives their first place. */
	private int keys(List<Expr> keys) {
		int base = tree.reserve(keys.size());
		for (int i = 0; i < keys.size(); i++) {
			Expr key = keys.get(i);
			if (key.type() == Type.STRING) {
				// The string goes first, because the place is stored to after everything that may run in between.
				code.load(tree.run().strings, StringTable.class);
				expressions.string(key);
				code.call(StringTable.class, "idOf", ByteString.class);
				code.op(I2L);
			} else {
				expressions.number(key);
			}
			int value = code.temporary();
			code.variable(LSTORE, value);
			code.variable(ALOAD, Code.LONGS);
			code.push(base + i);
			code.variable(LLOAD, value);
			code.op(LASTORE);
		}
		return base;
	}

	private void map(Global array) {
		code.load(tree.globals().maps[array.index()], TupleMap.class);
	}

	private void address(Global array, int base) {
		map(array);
		code.variable(ALOAD, Code.LONGS);
		code.push(base);
	}

	/** Stores the slot of an element, made if need be, in a variable of the method. */
	private int insert(Expr.Element element, int base) {
		address(element.array(), base);
		code.load(new Elements.Site(element.array(), element.where()), Elements.Site.class);
		code.call(Elements.class, "insert", TupleMap.class, long[].class, int.class, Elements.Site.class);
		int slot = code.temporary();
		code.variable(ISTORE, slot);
		return slot;
	}

	void in(Expr.In in) {
		address(in.array(), keys(in.keys()));
		code.call(TupleMap.class, "find", long[].class, int.class);
		Label absent = new Label();
		Label done = new Label();
		code.jump(IFLT, absent);
		code.push(1L);
		code.jump(GOTO, done);
		code.label(absent);
		code.push(0L);
		code.label(done);
	}

	void increment(Expr.Increment e) {
		long step = e.up() ? 1 : -1;
		if (e.target() instanceof Expr.Element element) {
			int slot = insert(element, keys(element.keys()));
			map(element.array());
			code.variable(ILOAD, slot);
			code.push(step);
			code.call(TupleMap.class, "add", int.class, long.class);
		} else {
			cell(e.target());
			code.op(DUP2);
			code.op(LALOAD);
			code.push(step);
			code.op(LADD);
			code.op(DUP2_X2);
			code.op(LASTORE);
		}
		if (!e.prefix()) {
			code.push(step);
			code.op(LSUB);
		}
	}

	/** Adds to an element or takes away from it, where nobody wants to know the result. */
	void change(ElementChange change) {
		int base = keys(change.element().keys());
		if (change.value() == null) {
			code.push(1L);
		} else {
			expressions.number(change.value());
		}
		if (!change.up()) {
			code.op(LNEG);
		}
		int step = code.temporary();
		code.variable(LSTORE, step);
		address(change.element().array(), base);
		code.load(new Elements.Site(change.element().array(), change.element().where()), Elements.Site.class);
		code.variable(LLOAD, step);
		code.call(Elements.class, "add", TupleMap.class, long[].class, int.class, Elements.Site.class, long.class);
	}

	void assignNumber(Expr.Assign e) {
		int base = e.target() instanceof Expr.Element element ? keys(element.keys()) : 0;
		expressions.number(e.value());
		int value = code.temporary();
		code.variable(LSTORE, value);
		if (e.operator() != null) {
			if (e.target() instanceof Expr.Element element) {
				address(element.array(), base);
				code.call(Elements.class, "number", TupleMap.class, long[].class, int.class);
			} else {
				number(e.target());
			}
			code.variable(LLOAD, value);
			expressions.apply(e.operator(), e.where());
			code.variable(LSTORE, value);
		}
		if (e.target() instanceof Expr.Element element) {
			int slot = insert(element, base);
			map(element.array());
			code.variable(ILOAD, slot);
			code.variable(LLOAD, value);
			code.call(TupleMap.class, "number", int.class, long.class);
		} else {
			cell(e.target());
			code.variable(LLOAD, value);
			code.op(LASTORE);
		}
		code.variable(LLOAD, value);
	}

	void assignString(Expr.Assign e) {
		int base = e.target() instanceof Expr.Element element ? keys(element.keys()) : 0;
		expressions.string(e.value());
		int value = code.temporary();
		code.variable(ASTORE, value);
		Runnable cell = () -> cell(e.target());
		if (e.target() instanceof Expr.Element element) {
			int slot = insert(element, base);
			cell = () -> {
				map(element.array());
				code.field(TupleMap.class, "strings", ByteString[].class);
				code.variable(ILOAD, slot);
			};
		}
		if (e.operator() != null) {
			code.load(tree.run(), Run.class);
			cell.run();
			code.op(AALOAD);
			code.variable(ALOAD, value);
			code.call(Run.class, "concat", ByteString.class, ByteString.class);
			code.variable(ASTORE, value);
		}
		cell.run();
		code.variable(ALOAD, value);
		code.op(AASTORE);
		code.variable(ALOAD, value);
	}

	void storeString(Expr.LValue place, Runnable value) {
		cell(place);
		value.run();
		code.op(AASTORE);
	}

	void add(Expr.Aggregate e) {
		int base = e.target() instanceof Expr.Element element ? keys(element.keys()) : 0;
		expressions.number(e.value());
		int value = code.temporary();
		code.variable(LSTORE, value);
		if (e.target() instanceof Expr.Element element) {
			int slot = insert(element, base);
			map(element.array());
			code.variable(ILOAD, slot);
			code.load(tree.globals().shapes[element.array().index()], StatisticShape.class);
			code.variable(LLOAD, value);
			code.call(Elements.class, "add", TupleMap.class, int.class, StatisticShape.class, long.class);
		} else {
			code.load(tree.globals(), Globals.class);
			code.push(((Expr.GlobalScalar) e.target()).global().index());
			code.variable(LLOAD, value);
			code.call(Elements.class, "add", Globals.class, int.class, long.class);
		}
		code.variable(LLOAD, value);
	}
}
