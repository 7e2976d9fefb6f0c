package org.tapsetstudio.engine.internal.tree;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.EngineException;
import org.tapsetstudio.engine.internal.map.TupleMap;
import org.tapsetstudio.engine.internal.runtime.ElementChange;
import org.tapsetstudio.engine.internal.runtime.Elements;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
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

	/** Where an element of an array is: its keys go to the frame from {@code base} on. */
	private record Address(TupleMap map, int base, KeyNode keys, Elements.Site site) {
	}

	private Address address(Expr.Element e) {
		int base = arrays.reserve(e.keys());
		return new Address(arrays.map(e.array()), base, arrays.keys(e.keys(), base), new Elements.Site(e.array(), e.where()));
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
			Address at = address(element);
			yield f -> {
				at.keys.fill(f);
				return Elements.number(at.map, f.longs, at.base);
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
			Address at = address(element);
			yield f -> {
				at.keys.fill(f);
				return Elements.string(at.map, f.longs, at.base);
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
			Address at = address(element);
			yield f -> {
				at.keys.fill(f);
				int slot = Elements.insert(at.map, f.longs, at.base, at.site);
				return at.map.add(slot, step) - back;
			};
		}
		};
	}

	/** Adds to an element or takes away from it, where nobody wants to know the result. */
	StatementNode change(ElementChange change) {
		Address at = address(change.element());
		LongNode value = change.value() == null ? f -> 1 : expressions.number(change.value());
		LongNode step = change.up() ? value : f -> -value.eval(f);
		return f -> {
			at.keys.fill(f);
			Elements.add(at.map, f.longs, at.base, at.site, step.eval(f));
			return StatementNode.NORMAL;
		};
	}

	LongNode assignNumber(Expr.Assign e) {
		Operators.LongOperation operation = e.operator() == null ? (old, value) -> value : Operators.operation(e.operator(), e.where());
		if (e.target() instanceof Expr.Element element) {
			Address at = address(element);
			LongNode value = expressions.number(e.value());
			return f -> {
				at.keys.fill(f);
				long right = value.eval(f);
				int old = at.map.find(f.longs, at.base);
				long result = operation.apply(old == TupleMap.NONE ? 0 : at.map.number(old), right);
				int slot = old != TupleMap.NONE ? old : Elements.insert(at.map, f.longs, at.base, at.site);
				at.map.number(slot, result);
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
			Address at = address(element);
			StringNode value = expressions.string(e.value());
			return f -> {
				at.keys.fill(f);
				ByteString right = value.eval(f);
				int slot = Elements.insert(at.map, f.longs, at.base, at.site);
				return at.map.strings[slot] = append ? run.concat(at.map.strings[slot], right) : right;
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
