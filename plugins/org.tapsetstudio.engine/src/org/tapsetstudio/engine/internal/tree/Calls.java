package org.tapsetstudio.engine.internal.tree;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.Arguments;
import org.tapsetstudio.engine.internal.natives.NativeLibrary;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.LongNode;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;
import org.tapsetstudio.engine.internal.runtime.StringNode;

/** Calls of functions, native ones and those of the script. */
final class Calls {
	private final Expressions expressions;

	Calls(Expressions expressions) {
		this.expressions = expressions;
	}

	LongNode number(Expr.Call call) {
		Function function = call.function();
		if (!function.isNative() && function.embeddedCode == null) {
			Invocation invocation = invocation(call);
			return chargingNumber(call, f -> invocation.run(f).longResult);
		}
		int arity = call.arguments().size();
		NativeLibrary.NumberFunction number = expressions.unit.natives.number(function.name, arity);
		NativeLibrary.StringFunction string = expressions.unit.natives.string(function.name, arity);
		if (function.embeddedCode != null || number == null && string == null) {
			ScriptError error = unavailable(call);
			return f -> {
				throw error;
			};
		}
		if (arity == 0 && expressions.unit.natives.plainNumber(function.name) != null) {
			return expressions.unit.natives.plainNumber(function.name);
		}
		if (number != null) {
			Arguments arguments = arguments(call.arguments());
			return chargingNumber(call, f -> {
				try {
					return number.call(f, arguments);
				} catch (ScriptError e) {
					throw e.in(function.name, call.where());
				}
			});
		}
		StringNode node = called(string, call);
		return chargingNumber(call, f -> {
			node.eval(f);
			return 0;
		});
	}

	StringNode string(Expr.Call call) {
		Function function = call.function();
		if (!function.isNative() && function.embeddedCode == null) {
			Invocation invocation = invocation(call);
			return chargingString(call, f -> invocation.run(f).stringResult);
		}
		NativeLibrary.StringFunction string = expressions.unit.natives.string(function.name, call.arguments().size());
		if (function.embeddedCode != null || string == null) {
			ScriptError error = unavailable(call);
			return f -> {
				throw error;
			};
		}
		if (call.arguments().isEmpty() && expressions.unit.natives.plainString(function.name) != null) {
			return expressions.unit.natives.plainString(function.name);
		}
		if (function.name.equals("user_string") && call.arguments().size() == 1 && call.arguments().get(0) instanceof Expr.MarkerArgument argument && argument.operand() == null) {
			return expressions.unit.natives.userString(argument.number());
		}
		return chargingString(call, called(string, call));
	}

	private StringNode called(NativeLibrary.StringFunction function, Expr.Call call) {
		Arguments arguments = arguments(call.arguments());
		return f -> {
			try {
				return function.call(f, arguments);
			} catch (ScriptError e) {
				throw e.in(call.function().name, call.where());
			}
		};
	}

	/** A call of something without loops charges what has gathered, with the actions of the function. */
	private int gathered(Expr.Call call) {
		if (!expressions.scope.actions.charged() || expressions.unit.costs.loops(call.function())) {
			return 0;
		}
		expressions.scope.actions.add(expressions.unit.costs.of(call.function()));
		return expressions.scope.actions.take();
	}

	private LongNode chargingNumber(Expr.Call call, LongNode node) {
		int n = gathered(call);
		Stmt statement = new Stmt.Eval(call, call.where());
		return n == 0 ? node : f -> {
			long result = node.eval(f);
			expressions.run.charge(n, statement);
			return result;
		};
	}

	private StringNode chargingString(Expr.Call call, StringNode node) {
		int n = gathered(call);
		Stmt statement = new Stmt.Eval(call, call.where());
		return n == 0 ? node : f -> {
			ByteString result = node.eval(f);
			expressions.run.charge(n, statement);
			return result;
		};
	}

	private static ScriptError unavailable(Expr.Call call) {
		String name = call.function().name;
		String why = call.function().embeddedCode != null ? "it is embedded C code, which runs in a kernel module only"
				: "it needs the running kernel or the memory of the process, which a recorded event does not have";
		return ScriptError.near("function '" + name + "' cannot be used here: " + why, "identifier '" + name + "'", call.where());
	}

	private Arguments arguments(List<Expr> written) {
		LongNode[] numbers = new LongNode[written.size()];
		StringNode[] strings = new StringNode[written.size()];
		for (int i = 0; i < numbers.length; i++) {
			if (written.get(i).type() == Type.STRING) {
				strings[i] = expressions.seen(written.get(i));
			} else {
				numbers[i] = expressions.number(written.get(i));
			}
		}
		return new Arguments(numbers, strings, written);
	}

	/** Calls a function and gives its frame, which is valid until the next call. */
	@FunctionalInterface
	private interface Invocation {
		Frame run(Frame frame);
	}

	/** Evaluates an argument into a frame. */
	@FunctionalInterface
	private interface Passing {
		void pass(Frame from, Frame to);
	}

	private Invocation invocation(Expr.Call call) {
		return call.function().nextOverload == null ? single(call) : overloaded(call);
	}

	private Invocation single(Expr.Call call) {
		FunctionBody body = expressions.unit.body(call.function());
		Passing[] passings = new Passing[call.arguments().size()];
		for (int i = 0; i < passings.length; i++) {
			passings[i] = passing(call.arguments().get(i), i);
		}
		return f -> {
			Frame frame = body.enter(call.where());
			try {
				for (Passing passing : passings) {
					passing.pass(f, frame);
				}
				if (body.exec(frame) == StatementNode.NEXT) {
					throw exhausted(call);
				}
				return frame;
			} finally {
				body.leave();
			}
		};
	}

	/** The arguments are evaluated once and given to one candidate after the other until one does not pass on. */
	private Invocation overloaded(Expr.Call call) {
		int count = call.arguments().size();
		int base = expressions.scope.reserve(count);
		Passing[] passings = new Passing[count];
		for (int i = 0; i < count; i++) {
			passings[i] = passing(call.arguments().get(i), base + i);
		}
		List<FunctionBody> candidates = new ArrayList<>();
		for (Function f = call.function(); f != null; f = f.nextOverload) {
			if (f.body != null) {
				candidates.add(expressions.unit.body(f));
			}
		}
		return f -> {
			for (Passing passing : passings) {
				passing.pass(f, f);
			}
			for (FunctionBody body : candidates) {
				Frame frame = body.enter(call.where());
				try {
					System.arraycopy(f.longs, base, frame.longs, 0, count);
					System.arraycopy(f.strings, base, frame.strings, 0, count);
					if (body.exec(frame) != StatementNode.NEXT) {
						return frame;
					}
				} finally {
					body.leave();
				}
			}
			throw exhausted(call);
		};
	}

	private Passing passing(Expr argument, int place) {
		if (argument.type() == Type.STRING) {
			StringNode node = expressions.string(argument);
			return (from, to) -> to.strings[place] = node.eval(from);
		}
		LongNode node = expressions.number(argument);
		return (from, to) -> to.longs[place] = node.eval(from);
	}

	private static ScriptError exhausted(Expr.Call call) {
		return ScriptError.near("all functions exhausted", "identifier '" + call.function().name + "'", call.where());
	}
}
