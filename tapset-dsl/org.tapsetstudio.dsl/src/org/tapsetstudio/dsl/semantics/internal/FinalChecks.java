package org.tapsetstudio.dsl.semantics.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/** What can be told only after every body was examined. */
final class FinalChecks {
	private static final String PRINTED = "; what a print function returns has a type only when its arguments have theirs: give the variable a value first";

	private final World world;
	private final Body.Checks checks;

	FinalChecks(World world, Body.Checks checks) {
		this.world = world;
		this.checks = checks;
	}

	void run() {
		runRest();
		printed();
		world.units.forEach(u -> u.globals.forEach(this::declaration));
		// A probe that was not found may be the one that fills a variable: one mistake, one message.
		if (world.problems.hasErrors("probe-point"))
			checks.open.clear();
		Set<SourceRange> reported = new HashSet<>();
		checks.open.sort(Comparator.comparingInt(o -> Problems.pass(o.code())));
		for (Body.Checks.Open open : checks.open)
			if (!open.cell().known() && !open.cell().isBroken() && reported.add(open.where()))
				world.problems.error(open.code(), open.where(), open.message() + (open.cell().isCircular() ? PRINTED : ""), open.candidates().get());
		checks.open.clear();
	}

	/** SystemTap gives the result of a print function a type when the arguments have theirs, so none can follow from it for them. */
	private void printed() {
		boolean more = true;
		while (more) {
			more = false;
			for (Body.Checks.Printed p : checks.printed)
				if (p.result().isAssumed() && p.arguments().stream().allMatch(a -> a.isBroken() || a.known() && !a.isAssumed())) {
					p.result().confirm();
					more = true;
				}
		}
		checks.printed.forEach(p -> p.result().forget());
		checks.printed.clear();
	}

	/** Gives the types of arrays to the variables that take their values. */
	void take() {
		boolean more = true;
		while (more) {
			more = false;
			for (Body.Checks.Taken t : checks.taken)
				more |= t.array().value.known() && !t.variable().cell().known() && !t.variable().cell().isBroken() && t.variable().cell().fix(t.array().value.type(), t.variable().where());
		}
		for (Body.Checks.Taken t : checks.taken) {
			TypeCell variable = t.variable().cell();
			if (t.array().value.known() && !variable.fix(t.array().value.type(), t.variable().where()))
				world.problems.error("type", t.variable().where(), "\"" + t.name() + "\" is " + TypeNames.described(variable.type()) + ", but \"" + t.array().name + "\" holds "
						+ TypeNames.plural(t.array().value.type()) + Body.origin(variable, t.variable().where()));
		}
		checks.taken.clear();
	}

	/** Without types that stayed open. */
	void runRest() {
		take();
		for (Body.Checks.Sorted s : checks.sorted)
			if (s.array().value.known() && s.array().value.type() != Type.STATS)
				world.problems.error("type", s.where(), "\"" + s.array().name + "\" holds " + TypeNames.plural(s.array().value.type()) + ", but it is sorted by " + s.aggregate() + ", which only statistics have");
		checks.sorted.clear();
		checks.extractions.check(node -> true, world.problems);
		statistics("statistic-value", checks.plain);
		statistics("statistic-used", checks.used);
		for (Body.CallInLoop call : checks.callsInLoops)
			for (GlobalSymbol array : call.arrays())
				if (call.function().modified.contains(array))
					world.problems.error("foreach-change", call.where(),
							"\"" + call.function().name + "\" changes \"" + array.name + "\", which must not happen inside of the foreach that walks through it");
		checks.callsInLoops.clear();
		checks.emptyReturns.forEach((f, where) -> {
			if (f.result.known() && !f.returnsValue)
				world.problems.error("return", where, "\"" + f.name + "\" returns no value here, but " + TypeNames.described(f.result.type()) + " is needed" + Body.origin(f.result, where));
		});
		checks.emptyReturns.clear();
	}

	private void statistics(String code, List<Typed> values) {
		for (Typed value : values)
			if (value.cell().type() == Type.STATS)
				world.problems.error(code, value.where(), "a statistic cannot be used as a value; take @count(…), @sum(…), @avg(…) or another extraction of it");
		values.clear();
	}

	private void declaration(GlobalSymbol global) {
		if (global.problem() != null)
			world.problems.error("initial-value", global.where, global.problem());
		if (global.arity == 0 && !global.declaration.isWrap() && global.declaration.getSize() != null)
			world.problems.error("arity", global.where, "\"" + global.name + "\" is declared with a size, but used as a single value in line " + global.arityFrom.line());
	}
}
