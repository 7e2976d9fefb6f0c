package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EngineException;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Reading and writing of variables and array elements. In an operation with assignment the right side is evaluated before the left one is read. */
final class Places {
	private final Expressions expressions;
	private final Arrays arrays;
	private final Run run;

	Places(Expressions expressions, Arrays arrays) {
		this.expressions = expressions;
		this.arrays = arrays;
		this.run = expressions.run;
	}

	/** Stores a number that the engine itself has. */
	@FunctionalInterface
	interface NumberSink {
		void set(Frame frame, long value);
	}

	/** Stores a string that the engine itself has. */
	@FunctionalInterface
	interface StringSink {
		void set(Frame frame, ByteString value);
	}

	LongNode number(Expr.LValue place) {
		return switch (place) {
		case Expr.Local local -> {
			int i = local.index();
			yield f -> f.longs[i];
		}
		case Expr.GlobalScalar scalar -> {
			long[] cells = expressions.unit.globals.longs;
			int i = scalar.global().index();
			yield f -> cells[i];
		}
		case Expr.Element element -> {
			TupleMap map = arrays.map(element.array());
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			yield f -> {
				keys.fill(f);
				int slot = map.find(f.longs, base);
				return slot == TupleMap.NONE ? 0 : map.number(slot);
			};
		}
		};
	}

	StringNode string(Expr.LValue place) {
		return switch (place) {
		case Expr.Local local -> {
			int i = local.index();
			yield f -> f.strings[i];
		}
		case Expr.GlobalScalar scalar -> {
			ByteString[] cells = expressions.unit.globals.strings;
			int i = scalar.global().index();
			yield f -> cells[i];
		}
		case Expr.Element element -> {
			TupleMap map = arrays.map(element.array());
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			yield f -> {
				keys.fill(f);
				int slot = map.find(f.longs, base);
				return slot == TupleMap.NONE ? ByteString.EMPTY : map.strings[slot];
			};
		}
		};
	}

	NumberSink numberSink(Expr.LValue place) {
		return switch (place) {
		case Expr.Local local -> {
			int i = local.index();
			yield (f, v) -> f.longs[i] = v;
		}
		case Expr.GlobalScalar scalar -> {
			long[] cells = expressions.unit.globals.longs;
			int i = scalar.global().index();
			yield (f, v) -> cells[i] = v;
		}
		case Expr.Element element -> throw new EngineException("a variable is expected at " + element.where());
		};
	}

	StringSink stringSink(Expr.LValue place) {
		return switch (place) {
		case Expr.Local local -> {
			int i = local.index();
			yield (f, v) -> f.strings[i] = v;
		}
		case Expr.GlobalScalar scalar -> {
			ByteString[] cells = expressions.unit.globals.strings;
			int i = scalar.global().index();
			yield (f, v) -> cells[i] = v;
		}
		case Expr.Element element -> throw new EngineException("a variable is expected at " + element.where());
		};
	}

	LongNode increment(Expr.Increment e) {
		long step = e.up() ? 1 : -1;
		long back = e.prefix() ? 0 : step;
		return switch (e.target()) {
		case Expr.Local local -> {
			int i = local.index();
			yield f -> (f.longs[i] += step) - back;
		}
		case Expr.GlobalScalar scalar -> {
			long[] cells = expressions.unit.globals.longs;
			int i = scalar.global().index();
			yield f -> (cells[i] += step) - back;
		}
		case Expr.Element element -> {
			Global array = element.array();
			TupleMap map = arrays.map(array);
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			yield f -> {
				keys.fill(f);
				int slot = Arrays.insert(map, f, base, array, element.where());
				return map.add(slot, step) - back;
			};
		}
		};
	}

	LongNode assignNumber(Expr.Assign e) {
		Operators.LongOperation operation = e.operator() == null ? (old, value) -> value : Operators.operation(e.operator(), e.where());
		if (e.target() instanceof Expr.Element element) {
			Global array = element.array();
			TupleMap map = arrays.map(array);
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			LongNode value = expressions.number(e.value());
			return f -> {
				keys.fill(f);
				long right = value.eval(f);
				int old = map.find(f.longs, base);
				long result = operation.apply(old == TupleMap.NONE ? 0 : map.number(old), right);
				int slot = old != TupleMap.NONE ? old : Arrays.insert(map, f, base, array, element.where());
				map.number(slot, result);
				return result;
			};
		}
		LongNode value = expressions.number(e.value());
		if (e.target() instanceof Expr.Local local) {
			int i = local.index();
			return e.operator() == null ? f -> f.longs[i] = value.eval(f) : f -> {
				long right = value.eval(f);
				return f.longs[i] = operation.apply(f.longs[i], right);
			};
		}
		long[] cells = expressions.unit.globals.longs;
		int i = ((Expr.GlobalScalar) e.target()).global().index();
		return f -> {
			long right = value.eval(f);
			return cells[i] = operation.apply(cells[i], right);
		};
	}

	StringNode assignString(Expr.Assign e) {
		boolean append = e.operator() != null;
		if (e.target() instanceof Expr.Element element) {
			Global array = element.array();
			TupleMap map = arrays.map(array);
			int base = arrays.reserve(element.keys());
			KeyNode keys = arrays.keys(element.keys(), base);
			StringNode value = expressions.string(e.value());
			return f -> {
				keys.fill(f);
				ByteString right = value.eval(f);
				int slot = Arrays.insert(map, f, base, array, element.where());
				return map.strings[slot] = append ? run.concat(map.strings[slot], right) : right;
			};
		}
		StringNode value = expressions.string(e.value());
		if (!append && e.target() instanceof Expr.Local local) {
			int i = local.index();
			return f -> f.strings[i] = value.eval(f);
		}
		StringNode old = string(e.target());
		StringSink sink = stringSink(e.target());
		return f -> {
			ByteString right = value.eval(f);
			ByteString result = append ? run.concat(old.eval(f), right) : right;
			sink.set(f, result);
			return result;
		};
	}
}
