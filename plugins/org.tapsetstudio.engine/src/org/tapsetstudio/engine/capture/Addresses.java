package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.capture.Memory.Place;

/**
 * Which places behind the arguments of a marker an address can mean: the argument itself, what lies at fixed distances behind it and behind the pointers there; through variables of a handler, parameters
 * and returned values of the functions that it calls. Order and conditions do not count.
 */
final class Addresses {
	private static final int POINTER = 8;
	/** So that many variables that depend on each other cannot keep it busy for ever. */
	private static final int MOST_STEPS = 10_000;

	/** @param scope a Probe or a Function */
	private record Value(Expr expression, Object scope) {
		Value part(Expr inner) {
			return new Value(inner, scope);
		}
	}

	private record Variable(Object scope, int index) {
	}

	private final Map<Variable, List<Value>> values = new HashMap<>();
	private final Map<Function, List<Value>> returned = new IdentityHashMap<>();
	private final Set<Variable> computed = new HashSet<>();
	private final Memory memory;
	private int steps;

	/** @param memory gets the reads that lead to addresses */
	Addresses(Probe probe, Memory memory) {
		this.memory = memory;
		visit(probe.body(), probe);
	}

	/**
	 * The places; empty for what is always 0.
	 *
	 * @param scope the probe, or the function, in which the expression stands
	 * @return null if it can be something else
	 */
	Set<Place> of(Expr expression, Object scope) {
		Set<Place> places = new LinkedHashSet<>();
		steps = MOST_STEPS;
		return collect(new Value(expression, scope), places, new IdentityHashMap<>(), new HashMap<>(), 0) ? places : null;
	}

	/**
	 * @param calls and variables that are being looked at, with the number of changes (steps behind a pointer) made when that began: coming back to one without a change adds nothing, with one there is no end
	 */
	private boolean collect(Value value, Set<Place> places, Map<Function, Integer> calls, Map<Variable, Integer> variables, int changes) {
		int number = FunctionArguments.number(value.expression);
		if (--steps < 0) {
			return false;
		}
		if (number != 0) {
			if (value.expression instanceof Expr.MarkerArgument argument && argument.operand() != null) {
				memory.known(number, argument.operand());
			}
			places.add(new Place(number, 0));
			return number > 0;
		}
		return switch (value.expression) {
		case Expr.LongLiteral literal -> literal.value() == 0;
		case Expr.Assign assign -> assign.operator() == null && collect(value.part(assign.value()), places, calls, variables, changes);
		case Expr.Conditional choice -> collect(value.part(choice.then()), places, calls, variables, changes) && collect(value.part(choice.otherwise()), places, calls, variables, changes);
		case Expr.Local local -> {
			Variable variable = new Variable(value.scope, local.index());
			if (computed.contains(variable)) {
				yield false;
			}
			Integer before = variables.putIfAbsent(variable, changes);
			if (before != null) {
				yield before == changes;
			}
			boolean all = values.getOrDefault(variable, List.of()).stream().allMatch(v -> collect(v, places, calls, variables, changes));
			variables.remove(variable);
			yield all;
		}
		case Expr.Call call when call.function().body != null -> {
			Integer before = calls.putIfAbsent(call.function(), changes);
			if (before != null) {
				yield before == changes;
			}
			boolean all = returned.getOrDefault(call.function(), List.of()).stream().allMatch(v -> collect(v, places, calls, variables, changes));
			calls.remove(call.function());
			yield all;
		}
		case Expr.Call call when call.function().isNative() && Integer.valueOf(POINTER).equals(MemoryRead.size(call.function().name)) ->
			change(value.part(call.arguments().getFirst()), places, calls, variables, changes, place -> {
				MemoryRead read = memory.read(place, POINTER);
				return read == null ? null : new Place(read.number(), 0);
			});
		case Expr.Binary sum when sum.operator() == Expr.BinaryOperator.ADD && sum.right() instanceof Expr.LongLiteral bytes ->
			change(value.part(sum.left()), places, calls, variables, changes, place -> place.moved(bytes.value()));
		case Expr.Binary sum when sum.operator() == Expr.BinaryOperator.ADD && sum.left() instanceof Expr.LongLiteral bytes ->
			change(value.part(sum.right()), places, calls, variables, changes, place -> place.moved(bytes.value()));
		case Expr.Binary sum when sum.operator() == Expr.BinaryOperator.SUB && sum.right() instanceof Expr.LongLiteral bytes ->
			change(value.part(sum.left()), places, calls, variables, changes, place -> place.moved(-bytes.value()));
		default -> false;
		};
	}

	/** Places that are made of those of another expression. */
	private boolean change(Value from, Set<Place> places, Map<Function, Integer> calls, Map<Variable, Integer> variables, int changes, UnaryOperator<Place> step) {
		Set<Place> before = new LinkedHashSet<>();
		if (!collect(from, before, calls, variables, changes + 1)) {
			return false;
		}
		List<Place> after = before.stream().map(step).toList();
		places.addAll(after);
		return after.stream().allMatch(Objects::nonNull);
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
