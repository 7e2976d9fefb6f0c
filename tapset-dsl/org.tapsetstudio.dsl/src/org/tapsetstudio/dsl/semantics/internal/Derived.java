package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.printer.TreePrinter;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.StpFactory;

/**
 * A resolved point with all that runs there.
 *
 * @param resolved text of the point after resolution
 * @param mark {@code ?} or {@code !} as it stands behind the point itself, or ""
 * @param aliases through which the point was reached, the one next to the point first
 * @param conditions all must hold; those next to the point first
 * @param addresses of a marker's sites in its file; empty elsewhere, or where nobody knows
 * @param listed how listings name it otherwise than {@code resolved}, null if they do not
 */
record Derived(Probe.Point point, String resolved, String mark, Target target, List<AliasSymbol> aliases, List<Condition> conditions, List<Long> addresses, Listed listed) {
	record Piece(Unit unit, Block block) {
	}

	record Condition(Unit unit, Expression expression) {
		/** See {@link Derived#decided}. */
		Expression decided() {
			return expression instanceof Defined d ? answer(unit.positions.origins(), d) : Derived.decided(unit.positions.origins(), expression);
		}
	}

	/** A copy with a number in the place of each {@code @defined} in it: when a condition is looked at, there is no variable of the program. */
	static <T extends EObject> T decided(Origins origins, T conditions) {
		T copy = origins.copy(conditions);
		List<Defined> questions = new ArrayList<>();
		Trees.below(copy, n -> {
			if (n instanceof Defined d)
				questions.add(d);
		});
		questions.forEach(q -> EcoreUtil.replace(q, answer(origins, q)));
		return copy;
	}

	private static NumberLiteral answer(Origins origins, Defined question) {
		NumberLiteral answer = origins.made(StpFactory.eINSTANCE.createNumberLiteral(), question);
		answer.setValue(Integer.toString(TargetVariables.isDefinedIn(Target.NONE, question)));
		return answer;
	}

	static Derived of(Probe.Point point, String resolved, Target target) {
		return new Derived(point, resolved, "", target, List.of(), List.of(), List.of(), null);
	}

	/** Prologues in the order in which they run: the alias that is nearer to the point runs outside of those nearer to the user. */
	List<Piece> before() {
		return aliases.stream().filter(a -> a.prologue() != null).map(a -> new Piece(a.unit(), a.prologue())).toList();
	}

	/** Epilogues in the order in which they run. */
	List<Piece> after() {
		return aliases.reversed().stream().filter(a -> a.epilogue() != null).map(a -> new Piece(a.unit(), a.epilogue())).toList();
	}

	/**
	 * How many of the pieces and the body between them SystemTap searches for what stands behind {@code next}: to it they are blocks in blocks, and it does not look into the last
	 * statement of a block.
	 */
	int searched() {
		if (!conditions.isEmpty())
			return 0;
		int pieces = 0;
		for (AliasSymbol alias : aliases) {
			pieces += alias.prologue() == null ? 0 : 1;
			if (alias.epilogue() == null)
				return pieces;
		}
		return pieces + 1;
	}

	Derived marked(FlatPoint by) {
		return new Derived(point, resolved, by.optional() ? "?" : by.sufficient() ? "!" : "", target, aliases, conditions, addresses, listed);
	}

	/** The same point, for a listing. */
	Derived at(List<Long> where) {
		return new Derived(point, resolved, mark, target, aliases, conditions, where, listed);
	}

	/** The same point, which has names of its own in listings. */
	Derived listed(Listed by) {
		return new Derived(point, resolved, mark, target, aliases, conditions, addresses, by);
	}

	/** The same point by another name. */
	Derived named(String name) {
		return new Derived(point, name, mark, target, aliases, conditions, addresses, listed);
	}

	/** This point reached through an alias. */
	Derived through(AliasSymbol alias) {
		return new Derived(point, resolved, mark, target, append(aliases, alias), conditions, addresses, listed);
	}

	Derived when(Unit unit, Expression condition) {
		return condition == null ? this : new Derived(point, resolved, mark, target, aliases, append(conditions, new Condition(unit, condition)), addresses, listed);
	}

	private static <T> List<T> append(List<T> list, T item) {
		List<T> result = new ArrayList<>(list);
		result.add(item);
		return result;
	}

	/** The conditions as they stand behind the point, with a blank before them; empty where there is none. */
	String conditionText(Code code) {
		List<String> texts = conditions.stream().map(c -> TreePrinter.print(c.decided(), new Mangled(code, c.unit(), this, f -> f))).toList();
		return texts.isEmpty() ? "" : " if (" + (texts.size() == 1 ? texts.get(0) : texts.stream().collect(Collectors.joining(") && (", "(", ")"))) + ")";
	}

	/** True if the same code runs at both in the same circumstances. */
	boolean sharesBodyWith(Derived other) {
		return target.like(other.target) && aliases.equals(other.aliases) && conditions.equals(other.conditions);
	}
}
