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

import org.tapsetstudio.dsl.format.FormatDirective;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.engine.capture.Memory.Place;

/** Finds out what one probe needs of a marker's arguments, functions that it calls included. */
final class Needs {
	/** As many arguments as a note can have; what a site has not is left out there. */
	private static final int MOST_ARGUMENTS = 12;
	private static final Set<String> STRINGS = Set.of("user_string", "user_string2", "user_string_warn", "user_string_error", "user_string_quoted");
	/** What members of structures are written out with, which are many. */
	private static final String ALWAYS_A_TEXT = "user_string_quoted";
	private static final Set<String> COUNTED = Set.of("user_string_n", "user_string_n2", "user_string_n_warn", "user_string_n_error", "user_string_n_quoted",
			"user_buffer_quoted");
	private static final Set<String> WIDE_STRINGS = Set.of("user_string_utf16", "user_string_utf32");
	private static final String WHERE = " at an address that is computed or was kept from another event, or behind more pointers than can be followed; captured is what lies at fixed distances behind the arguments"
			+ " of this probe, and behind pointers there";

	private final TreeSet<Slot> slots = new TreeSet<>();
	private final TreeMap<Integer, String> operands = new TreeMap<>();
	private final Map<Function, Boolean> visited = new IdentityHashMap<>();
	private final Set<Integer> readLocals = new HashSet<>();
	private boolean everyNumber;
	private boolean everyString;
	private boolean processor;
	private String refusal;
	private SourceRange refusalPlace;
	private final Memory memory;
	private final Addresses addresses;
	/** The probe, or the function whose body is being looked at. */
	private Object scope;

	private Needs(Probe probe, Memory memory) {
		this.memory = memory;
		addresses = new Addresses(probe, memory);
		scope = probe;
	}

	/** @param memory of the probe's marker */
	static Needs of(Probe probe, Memory memory) {
		Needs needs = new Needs(probe, memory);
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
		SortedMap<Integer, String> all = new TreeMap<>(operands);
		memory.reads().forEach(read -> all.put(read.number(), memory.operand(read.number())));
		return all;
	}

	/** Whether the processor matters. */
	boolean processor() {
		return processor;
	}

	/** What is read behind pointers. */
	List<MemoryRead> reads() {
		return memory.reads();
	}

	private int argument(Expr e) {
		if (e instanceof Expr.MarkerArgument argument && argument.operand() != null) {
			operands.put(argument.number(), argument.operand());
			memory.known(argument.number(), argument.operand());
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

	private static boolean showsMemory(FormatDirective piece) {
		return piece instanceof FormatDirective.Conversion c && (c.letter() == 'm' || c.letter() == 'M');
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
			everyString |= print.format().stream().anyMatch(Needs::showsMemory);
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
		processor |= function.isNative() && function.name.equals("cpu");
		if (function.isNative() && StackFunctions.depth(function.name) > 0) {
			slots.add(Slot.stack(StackFunctions.depth(function.name)));
		}
		if (!isStringRead(function)) {
			if (function.isNative() && WIDE_STRINGS.contains(function.name)) {
				refuse("the function " + function.name + " reads a string of wide characters, and only strings of bytes are captured", call.where());
			}
			if (function.isNative() && MemoryRead.size(function.name) != null) {
				number(call);
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
		if (arguments.getFirst() instanceof Expr.MarkerArgument variable && isInMemory(variable.operand()) && !function.name.equals(ALWAYS_A_TEXT)) {
			slots.add(Slot.number(pointer)); // which tells a pointer that could not be read from one that leads nowhere
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

	/** @param operand of a variable, or null */
	private static boolean isInMemory(String operand) {
		return operand != null && (operand.indexOf('(') >= 0 || operand.indexOf('[') >= 0);
	}

	/** A string at an address that is not written as an argument. */
	private void computed(Expr.Call call) {
		Set<Place> places = addresses.of(call.arguments().getFirst(), scope);
		for (Place place : places == null ? Set.<Place>of() : places) {
			MemoryRead address = place.offset() == 0 ? null : memory.read(place, 0);
			if (place.offset() != 0 && address == null) {
				places = null;
				break;
			}
			pointer(place.base());
			slots.add(Slot.string(address == null ? place.base() : address.number()));
		}
		if (places == null) {
			refuse("the function " + call.function().name + " reads a string" + WHERE + hint(call), call.where());
		}
	}

	/** A number in memory. */
	private void number(Expr.Call call) {
		Set<Place> places = addresses.of(call.arguments().getFirst(), scope);
		for (Place place : places == null ? Set.<Place>of() : places) {
			MemoryRead read = memory.read(place, MemoryRead.size(call.function().name));
			if (read == null) {
				places = null;
				break;
			}
			pointer(place.base());
			slots.add(Slot.number(read.number()));
		}
		if (places == null) {
			refuse("the function " + call.function().name + " reads memory" + WHERE + hint(call), call.where());
		}
	}

	/** In a probe on a return the parameters are known from the entry, and what they point to has to be read there. */
	private String hint(Expr.Call call) {
		boolean[] isKept = { false };
		kept(call.arguments().getFirst(), isKept);
		return isKept[0] ? "; read it where the function is entered, as in @entry(" + call.function().name + "($parameter))" : "";
	}

	private static void kept(Expr e, boolean[] found) {
		found[0] |= e instanceof Expr.Local local && local.name().startsWith(Probe.ENTRY_VALUE);
		Walk.children(e, below -> kept(below, found));
	}

	/** The value of a pointer and of those that led to it: by them a handler finds what was read. */
	private void pointer(int number) {
		slots.add(Slot.number(number));
		memory.reads().stream().filter(read -> read.number() == number).forEach(read -> pointer(read.base()));
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
