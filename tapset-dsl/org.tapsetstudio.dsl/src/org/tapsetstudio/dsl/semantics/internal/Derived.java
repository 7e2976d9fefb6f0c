package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.Expression;

/**
 * A resolved point with all that runs there.
 *
 * @param resolved text of the point after resolution
 * @param before prologues of aliases in the order in which they run
 * @param after epilogues in the order in which they run
 * @param conditions all must hold
 */
record Derived(Probe.Point point, String resolved, Target target, List<Piece> before, List<Piece> after, List<Condition> conditions) {
	record Piece(Unit unit, Block block) {
	}

	record Condition(Unit unit, Expression expression) {
	}

	static Derived of(Probe.Point point, String resolved, Target target) {
		return new Derived(point, resolved, target, List.of(), List.of(), List.of());
	}

	/** This point reached through an alias: the alias that is nearer to the point runs outside of those nearer to the user. */
	Derived through(AliasSymbol alias) {
		return new Derived(point, resolved, target, append(before, alias.prologue() == null ? null : new Piece(alias.unit(), alias.prologue())),
				prepend(alias.epilogue() == null ? null : new Piece(alias.unit(), alias.epilogue()), after), conditions);
	}

	Derived when(Unit unit, Expression condition) {
		return condition == null ? this : new Derived(point, resolved, target, before, after, append(conditions, new Condition(unit, condition)));
	}

	private static <T> List<T> append(List<T> list, T item) {
		if (item == null)
			return list;
		List<T> result = new ArrayList<>(list);
		result.add(item);
		return result;
	}

	private static <T> List<T> prepend(T item, List<T> list) {
		if (item == null)
			return list;
		List<T> result = new ArrayList<>(list);
		result.add(0, item);
		return result;
	}

	/** True if the same code runs at both in the same circumstances. */
	boolean sharesBodyWith(Derived other) {
		return target.like(other.target) && before.equals(other.before) && after.equals(other.after) && conditions.equals(other.conditions);
	}
}
