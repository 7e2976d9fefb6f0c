package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.markers.FunctionNames;

/**
 * What a probe on a return keeps from the moment when the function was entered: {@code @entry(…)}, and the parameters. A probe of its own on the entry stores it in arrays by thread and stack pointer, which is the
 * same when a function returns, however often it calls itself and whichever calls ended by an exception or a jump. A return whose entry was not seen is passed over, as SystemTap does.
 */
final class EntryValues {
	/** Calls that never return leave their values behind; the oldest are forgotten. */
	private static final int MOST_CALLS = 1 << 16;

	private record Kept(Typed value, LocalSymbol local) {
	}

	private final Body body;
	private final List<Kept> all = new ArrayList<>();
	private final Map<String, Typed> known = new HashMap<>();
	private final List<Global> arrays = new ArrayList<>();
	private FunctionSymbol thread;

	EntryValues(Body body) {
		this.body = body;
	}

	boolean isEmpty() {
		return all.isEmpty();
	}

	/**
	 * The value that something has at the entry.
	 *
	 * @param name what is equal has the same name; null for what stands alone
	 * @param check examines it, where {@link Body#target} is the entry
	 */
	Typed keep(String name, SourceRange where, Supplier<Typed> check) {
		Typed before = name == null ? null : known.get(name);
		if (before != null)
			return before;
		if (thread == null && !findThread(where))
			return Typed.broken(where);
		if (all.isEmpty())
			body.checks.entries.add(this);
		Typed value = body.atEntry(check);
		LocalSymbol local = body.scope.declare(Probe.ENTRY_VALUE + (all.size() + 1) + ")", false, body.unit(), where);
		local.read = local.written = true;
		if (value.cell().isBroken() || !local.cell.join(value.cell()))
			return value;
		all.add(new Kept(value, local));
		Typed kept = new Typed(local.cell, where, () -> read(local));
		if (name != null)
			known.put(name, kept);
		return kept;
	}

	private static Expr.Local read(LocalSymbol local) {
		return new Expr.Local(local.index, local.name, local.cell.type(), local.where);
	}

	private boolean findThread(SourceRange where) {
		thread = body.world.findFunctions("tid", body.unit()).stream().filter(f -> f.arity() == 0).findFirst().orElse(null);
		if (thread == null)
			body.error("entry", where, "values of the entry need the function tid(), and there are no tapsets that have it");
		else
			Calls.visit(body, thread);
		return thread != null;
	}

	/** Makes the arrays. @param index the number of the first */
	List<Global> arrays(int index) {
		for (Kept kept : all)
			arrays.add(new Global(kept.local.name, index + arrays.size(), List.of(Type.LONG, Type.LONG), kept.local.cell.type(), true, MOST_CALLS, null, null, true, true, false, kept.local.where));
		return arrays;
	}

	private List<Expr> keys(Target target, SourceRange where) {
		return List.of(new Expr.Call(thread.function, List.of(), Type.LONG, where), target.variables().stackPointer(where));
	}

	/** The probe that stores the values. @param derived the probe on the return */
	Probe storing(Derived derived, SourceRange where) {
		Probe.Marker back = (Probe.Marker) derived.point();
		List<Expr> keys = keys(body.target.atEntry(), where);
		List<Stmt> stores = new ArrayList<>();
		for (int i = 0; i < all.size(); i++)
			stores.add(new Stmt.Eval(new Expr.Assign(new Expr.Element(arrays.get(i), keys, where), null, all.get(i).value.build().get(), arrays.get(i).valueType(), where), where));
		String text = derived.resolved().replaceFirst("\\.return$", "");
		return new Probe(new Probe.Marker(back.path(), FunctionNames.ENTRY, back.name(), FunctionNames.ARGUMENTS), text, text, null, new Stmt.Block(stores, where), List.of(), List.of(), where);
	}

	/** What the probe on the return does first: it takes the values out of the arrays. */
	List<Stmt> taking(SourceRange where) {
		List<Expr> keys = keys(body.target, where);
		List<Stmt> result = new ArrayList<>();
		result.add(new Stmt.If(new Expr.Unary('!', new Expr.In(keys, arrays.getFirst(), where), where), new Stmt.Next(where), null, where));
		for (int i = 0; i < all.size(); i++) {
			result.add(new Stmt.Eval(new Expr.Assign(read(all.get(i).local), null, new Expr.Element(arrays.get(i), keys, where), arrays.get(i).valueType(), where), where));
			result.add(new Stmt.Delete(arrays.get(i), keys, where));
		}
		return result;
	}
}
