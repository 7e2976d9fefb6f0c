package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;

/** Finds out what one probe needs of a marker's arguments, functions that it calls included. */
final class Needs {
	/** As many arguments as a note can have; what a site has not is left out there. */
	private static final int MOST_ARGUMENTS = 12;
	private static final Set<String> STRINGS = Set.of("user_string", "user_string2", "user_string_warn", "user_string_error", "user_string_quoted");
	private static final Set<String> COUNTED = Set.of("user_string_n", "user_string_n2", "user_string_n_warn", "user_string_n_error", "user_string_n_quoted",
			"user_buffer_quoted");
	private static final Set<String> MEMORY = Set.of("user_char", "user_short", "user_int", "user_long", "user_ushort", "user_int8", "user_int16", "user_int32",
			"user_int64", "user_uint8", "user_uint16", "user_uint32", "user_uint64", "user_char_warn", "user_short_warn", "user_int_warn", "user_long_warn",
			"user_char_error", "user_short_error", "user_int_error", "user_long_error", "user_string_utf16", "user_string_utf32");

	private final TreeSet<Slot> slots = new TreeSet<>();
	private final TreeMap<Integer, String> operands = new TreeMap<>();
	private final Map<Function, Boolean> visited = new IdentityHashMap<>();
	private final Set<Integer> readLocals = new HashSet<>();
	private boolean everyNumber;
	private boolean everyString;
	private String refusal;
	private SourceRange refusalPlace;
	private final Addresses addresses;
	/** The probe, or the function whose body is being looked at. */
	private Object scope;

	private Needs(Probe probe) {
		addresses = new Addresses(probe);
		scope = probe;
	}

	static Needs of(Probe probe) {
		Needs needs = new Needs(probe);
		needs.findReads(probe.body());
		if (probe.condition() != null) {
			needs.expression(probe.condition());
		}
		needs.statement(probe.body());
		return needs;
	}

	/** Why the probe cannot be served, or null. */
	String refusal() {
		return refusal;
	}

	SourceRange refusalPlace() {
		return refusalPlace;
	}

	/** @param argumentCount of the marker, or -1 if that is not known */
	List<Slot> slots(int argumentCount) {
		TreeSet<Slot> all = new TreeSet<>(slots);
		for (int i = 1; i <= (argumentCount < 0 ? MOST_ARGUMENTS : argumentCount); i++) {
			if (everyNumber || everyString) {
				all.add(Slot.number(i));
			}
			if (everyString) {
				all.add(Slot.string(i));
			}
		}
		return new ArrayList<>(all);
	}

	/** How to read those arguments that the marker does not have itself, by number. */
	SortedMap<Integer, String> operands() {
		return operands;
	}

	private int argument(Expr e) {
		if (e instanceof Expr.MarkerArgument argument && argument.operand() != null) {
			operands.put(argument.number(), argument.operand());
		}
		return FunctionArguments.number(e);
	}

	private void statement(Stmt s) {
		if (s instanceof Stmt.Eval eval && eval.expr() instanceof Expr.Assign assign && isIdle(assign)) {
			return;
		}
		Walk.children(s, this::expression, this::statement);
	}

	/** Whether an assignment only stores something that nobody reads, as prologues of aliases do for the variables that a handler does not use. */
	private boolean isIdle(Expr.Assign assign) {
		return scope instanceof Probe && assign.operator() == null && assign.target() instanceof Expr.Local local && !readLocals.contains(local.index())
				&& isPlain(assign.value());
	}

	private static boolean isPlain(Expr e) {
		return e instanceof Expr.MarkerArgument
				|| e instanceof Expr.Call call && isStringRead(call.function()) && call.arguments().stream().allMatch(Needs::isPlainArgument);
	}

	private static boolean isPlainArgument(Expr e) {
		return e instanceof Expr.MarkerArgument || e instanceof Expr.LongLiteral || e instanceof Expr.StringLiteral;
	}

	private static boolean isStringRead(Function function) {
		return function.isNative() && (STRINGS.contains(function.name) || COUNTED.contains(function.name));
	}

	private void expression(Expr e) {
		switch (e) {
		case Expr.MarkerArgument argument -> slots.add(Slot.number(argument(argument)));
		case Expr.MarkerText text when text.kind() == Expr.MarkerText.Kind.VARS -> everyNumber = true;
		case Expr.Call call -> call(call);
		case Expr.Print print -> {
			if (print.format() != null && new String(print.format(), java.nio.charset.StandardCharsets.ISO_8859_1).matches("(?s).*%[-0+ #]?[0-9*]*(\\.[0-9*]*)?[mM].*")) {
				everyString = true;
			}
			Walk.children(e, this::expression);
		}
		default -> Walk.children(e, this::expression);
		}
	}

	private void call(Expr.Call call) {
		Function function = call.function();
		int number = FunctionArguments.number(call);
		if (number > 0) {
			slots.add(Slot.number(number));
		}
		everyNumber |= number < 0;
		if (function.isNative() && StackFunctions.depth(function.name) > 0) {
			slots.add(Slot.stack(StackFunctions.depth(function.name)));
		}
		if (!isStringRead(function)) {
			if (function.isNative() && MEMORY.contains(function.name)) {
				refuse("the function " + function.name + " reads the memory of the traced program at the hit; only strings and the arguments themselves are captured",
						call.where());
			}
			Walk.children(call, this::expression);
			enter(function);
			return;
		}
		List<Expr> arguments = call.arguments();
		int pointer = argument(arguments.get(0));
		if (pointer > 0 && arguments.get(0) instanceof Expr.Call) {
			slots.add(Slot.string(pointer));
			Walk.children(call, this::expression);
			return;
		}
		if (pointer <= 0) {
			computed(call);
			Walk.children(call, this::expression);
			return;
		}
		int rest = 1;
		if (COUNTED.contains(function.name) && arguments.get(1) instanceof Expr.MarkerArgument length) {
			slots.add(Slot.counted(pointer, argument(length)));
			rest = 2;
		} else {
			slots.add(Slot.string(pointer));
		}
		arguments.subList(rest, arguments.size()).forEach(this::expression);
	}

	/** A string at an address that is not written as an argument, but may be one. */
	private void computed(Expr.Call call) {
		Set<Integer> arguments = addresses.of(call.arguments().getFirst(), scope);
		if (arguments == null) {
			refuse("the function " + call.function().name + " reads a string at an address that is computed or was kept from another event; only strings that an argument of this probe points to are captured",
					call.where());
			return;
		}
		for (int argument : arguments) {
			slots.add(Slot.number(argument));
			slots.add(Slot.string(argument));
		}
	}

	private void enter(Function function) {
		for (Function f = function; f != null; f = f.nextOverload) {
			if (f.body != null && visited.put(f, true) == null) {
				Object before = scope;
				scope = f;
				statement(f.body);
				scope = before;
			}
		}
	}

	private void refuse(String sentence, SourceRange where) {
		if (refusal == null) {
			refusal = sentence;
			refusalPlace = where;
		}
	}

	private void findReads(Stmt s) {
		Walk.children(s, this::findReads, this::findReads);
	}

	private void findReads(Expr e) {
		if (e instanceof Expr.Local local) {
			readLocals.add(local.index());
		} else if (e instanceof Expr.Assign assign && assign.target() instanceof Expr.Local && assign.operator() == null) {
			findReads(assign.value());
		} else {
			Walk.children(e, this::findReads);
		}
	}
}
