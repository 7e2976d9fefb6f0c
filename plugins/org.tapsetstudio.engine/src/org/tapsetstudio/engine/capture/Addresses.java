package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Stmt;

/** Which arguments of a marker an expression can be: through variables of a handler, parameters and returned values of the functions that it calls. Order and conditions do not count. */
final class Addresses {
	/** @param scope a Probe or a Function */
	private record Value(Expr expression, Object scope) {
	}

	private record Variable(Object scope, int index) {
	}

	private final Map<Variable, List<Value>> values = new HashMap<>();
	private final Map<Function, List<Value>> returned = new IdentityHashMap<>();
	private final Set<Variable> computed = new HashSet<>();

	Addresses(Probe probe) {
		visit(probe.body(), probe);
	}

	/**
	 * The numbers of the arguments; empty for what is always 0.
	 *
	 * @param scope the probe, or the function, in which the expression stands
	 * @return null if it can be something else
	 */
	Set<Integer> of(Expr expression, Object scope) {
		Set<Integer> arguments = new TreeSet<>();
		return collect(new Value(expression, scope), arguments, new HashSet<>()) ? arguments : null;
	}

	private boolean collect(Value value, Set<Integer> arguments, Set<Object> seen) {
		int number = FunctionArguments.number(value.expression);
		if (number != 0) {
			arguments.add(number);
			return number > 0;
		}
		return switch (value.expression) {
		case Expr.LongLiteral literal -> literal.value() == 0;
		case Expr.Assign assign -> assign.operator() == null && collect(new Value(assign.value(), value.scope), arguments, seen);
		case Expr.Conditional choice -> collect(new Value(choice.then(), value.scope), arguments, seen) && collect(new Value(choice.otherwise(), value.scope), arguments, seen);
		case Expr.Local local -> {
			Variable variable = new Variable(value.scope, local.index());
			yield !computed.contains(variable) && (!seen.add(variable) || all(values.getOrDefault(variable, List.of()), arguments, seen));
		}
		case Expr.Call call when call.function().body != null -> !seen.add(call.function()) || all(returned.getOrDefault(call.function(), List.of()), arguments, seen);
		default -> false;
		};
	}

	private boolean all(List<Value> from, Set<Integer> arguments, Set<Object> seen) {
		return from.stream().allMatch(value -> collect(value, arguments, seen));
	}

	private void visit(Stmt s, Object scope) {
		if (s instanceof Stmt.Return back && back.value() != null && scope instanceof Function function) {
			returned.computeIfAbsent(function, f -> new ArrayList<>()).add(new Value(back.value(), scope));
		}
		if (s instanceof Stmt.Foreach loop) {
			loop.keys().forEach(key -> compute(key, scope));
			compute(loop.value(), scope);
		}
		if (s instanceof Stmt.ForeachBucket loop) {
			compute(loop.index(), scope);
			compute(loop.value(), scope);
		}
		Walk.children(s, e -> visit(e, scope), below -> visit(below, scope));
	}

	private void visit(Expr e, Object scope) {
		switch (e) {
		case Expr.Assign assign when assign.target() instanceof Expr.Local local -> {
			if (assign.operator() == null) {
				values.computeIfAbsent(new Variable(scope, local.index()), v -> new ArrayList<>()).add(new Value(assign.value(), scope));
			} else {
				compute(local, scope);
			}
		}
		case Expr.Increment step -> compute(step.target(), scope);
		case Expr.Call call -> call(call, scope);
		default -> {
		}
		}
		Walk.children(e, part -> visit(part, scope));
	}

	private void compute(Expr target, Object scope) {
		if (target instanceof Expr.Local local) {
			computed.add(new Variable(scope, local.index()));
		}
	}

	private void call(Expr.Call call, Object scope) {
		for (Function f = call.function(); f != null; f = f.nextOverload) {
			if (f.body == null) {
				continue;
			}
			boolean known = returned.containsKey(f);
			returned.computeIfAbsent(f, function -> new ArrayList<>());
			for (int i = 0; i < call.arguments().size(); i++) {
				values.computeIfAbsent(new Variable(f, i), v -> new ArrayList<>()).add(new Value(call.arguments().get(i), scope));
			}
			if (f != call.function()) {
				Function next = f;
				returned.get(call.function()).add(new Value(new Expr.Call(next, call.arguments(), call.type(), call.where()), scope));
			}
			if (!known) {
				visit(f.body, f);
			}
		}
	}
}
