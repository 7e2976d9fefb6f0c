package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/** What one function, or one probe with its prologues and epilogues, is examined in. */
final class Body {
	/** A call inside of a foreach: whether the function changes the array is known only when its body was examined. */
	record CallInLoop(FunctionSymbol function, SourceRange where, Set<GlobalSymbol> arrays) {
	}

	final World world;
	final Checks checks;
	final Scope scope;
	/** Where it runs; in {@code @entry(…)} the entry of the function. */
	Target target;
	/** Null in a probe. */
	final FunctionSymbol function;
	final Deque<GlobalSymbol> iterated = new ArrayDeque<>();
	int loops;
	/** True while a probe's {@code if (…)} condition is examined. */
	boolean condition;
	/** Names of the variables that the probe that uses an alias changes; null except in the texts of an alias. */
	Set<String> changedByUser;
	/** The file whose text is examined now: prologues may stand in another file than the handler. */
	private Unit unit;
	/** True while something of the entry is examined in a probe on the return. */
	boolean entry;
	final EntryValues entries = new EntryValues(this);

	Body(World world, Checks checks, Unit unit, Scope scope, Target target, FunctionSymbol function) {
		this.world = world;
		this.checks = checks;
		this.unit = unit;
		this.scope = scope;
		this.target = target;
		this.function = function;
	}

	Unit unit() {
		return unit;
	}

	/** Examines something that stands in another file. */
	<T> T in(Unit other, Supplier<T> work) {
		Unit before = unit;
		unit = other;
		try {
			return work.get();
		} finally {
			unit = before;
		}
	}

	/** Examines something that runs where the function is entered. */
	<T> T atEntry(Supplier<T> work) {
		Target back = target;
		target = back.atEntry();
		entry = true;
		try {
			return work.get();
		} finally {
			target = back;
			entry = false;
		}
	}

	SourceRange where(EObject node) {
		return unit.positions.of(node);
	}

	/** Where the operator of a node stands, which is what the messages of run-time errors name. */
	SourceRange whereOperator(EObject node, EStructuralFeature operator) {
		return unit.positions.feature(node, operator);
	}

	Problems problems() {
		return world.problems;
	}

	void error(String code, SourceRange where, String message) {
		world.problems.error(code, where, message);
	}

	/** An error unless the node is left out as unreachable in the end. */
	void late(String code, EObject node, SourceRange where, String message) {
		late(code, node, where, message, List.of());
	}

	void late(String code, EObject node, SourceRange where, String message, List<String> candidates) {
		if (checks.isWritten())
			world.problems.error(code, where, message, candidates);
		else
			checks.late.add(new Checks.Late(node, code, where, message, candidates));
	}

	/** Demands a type; reports when the expression is known to be of another. */
	void demand(Typed value, Type wanted) {
		demand(value, wanted, "");
	}

	/** @param instead what a string may want there; empty if nobody knows */
	void demand(Typed value, Type wanted, String instead) {
		if (!value.cell().fix(wanted, value.where()))
			error("type", value.where(), mismatch(value, wanted, instead));
	}

	/** That a value of a known type stands where another type is needed. */
	static String mismatch(Typed value, Type wanted, String instead) {
		String what = "this is " + TypeNames.described(value.cell().type()) + ", but " + TypeNames.described(wanted) + " is needed here";
		if (value.cell().type() == Type.STATS)
			what += "; take @count(…), @sum(…) or another extraction of it";
		else if (value.cell().type() == Type.STRING)
			what += instead;
		return what + origin(value.cell(), value.where());
	}

	/** Makes two expressions the same type; reports when they are known to differ. */
	void same(Typed left, Typed right, String message) {
		if (!left.cell().join(right.cell()))
			error("type", right.where(), message + ": " + TypeNames.described(left.cell().type()) + " and " + TypeNames.described(right.cell().type()) + origin(left.cell(), right.where()));
	}

	/** "; its type follows from FILE:LINE:COLUMN" unless that is the same line. */
	static String origin(TypeCell cell, SourceRange where) {
		SourceRange from = cell.fixedAt();
		if (from == null || from.equals(where))
			return "";
		boolean sameFile = from.file().equals(where.file());
		return "; that follows from " + (sameFile ? "line " + from.line() + ", column " + from.column() : from.toString());
	}

	/** What is left to do when all bodies were examined. */
	static final class Checks {
		/** Values of open type: an error if still open at the end. The node is null where that holds even if the place cannot be reached. */
		record Open(String code, TypeCell cell, EObject node, SourceRange where, String message, Supplier<List<String>> candidates) {
			Open(TypeCell cell, EObject node, SourceRange where, String message, Supplier<List<String>> candidates) {
				this("unresolved-type", cell, node, where, message, candidates);
			}

			Open(TypeCell cell, EObject node, SourceRange where, String message) {
				this(cell, node, where, message, List::of);
			}
		}

		/** What is wrong only if it can run, once constants are folded. */
		record Late(EObject node, String code, SourceRange where, String message, List<String> candidates) {
		}

		/** A variable that takes the values of an array: it follows the array's type, but says nothing about it. */
		record Taken(GlobalSymbol array, String name, Typed variable) {
		}

		/** An array that is walked through in the order of something that only statistics have. */
		record Sorted(GlobalSymbol array, String aggregate, EObject node, SourceRange where) {
		}

		/** What a print function without a format returns, which has a type when all its arguments have. */
		record Printed(TypeCell result, List<TypeCell> arguments, EObject node) {
		}

		/** A call in a function in which SystemTap looks up no names. */
		record Unseen(FunctionSymbol within, EObject node, SourceRange where) {
		}

		/** A use of a statistic; apart if not inside of an assignment to something else, extracted if it is asked for a value. */
		record Statistic(GlobalSymbol global, EObject node, boolean apart, boolean extracted) {
		}

		final Analyses.Form form;
		final List<Statistic> statistics = new ArrayList<>();
		final Extractions extractions = new Extractions();
		final List<Late> late = new ArrayList<>();
		final List<Open> open = new ArrayList<>();
		final List<Taken> taken = new ArrayList<>();
		final List<Sorted> sorted = new ArrayList<>();
		/** Those for which it is not yet known what they point to. */
		final List<Autocast> autocasts = new ArrayList<>();
		final List<Printed> printed = new ArrayList<>();
		final List<Unseen> unseen = new ArrayList<>();
		/** Values that must not be statistics. */
		final List<Typed> plain = new ArrayList<>();
		/** Those of them that are printed or thrown away. */
		final List<Typed> used = new ArrayList<>();
		/** Of the probes on returns that keep any. */
		final List<EntryValues> entries = new ArrayList<>();
		final List<CallInLoop> callsInLoops = new ArrayList<>();
		/** The first return without a value of each function. */
		final Map<FunctionSymbol, SourceRange> emptyReturns = new LinkedHashMap<>();
		final Deque<FunctionSymbol> toVisit = new ArrayDeque<>();

		Checks(Analyses.Form form) {
			this.form = form;
		}

		/** False when all branches count, and what can run is found out later. */
		boolean isWritten() {
			return form == Analyses.Form.AS_WRITTEN;
		}
	}
}
