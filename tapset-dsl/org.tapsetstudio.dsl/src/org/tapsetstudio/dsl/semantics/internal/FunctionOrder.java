package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.TryStatement;

/**
 * Finds the functions in which SystemTap looks up no names. For each file, the user's first, it looks at the functions that it knows of in the order of the alphabet, and at those that it meets
 * there in the same walk only if they come later in the alphabet. A function that is called only by one with a later name waits for the next file, which is there only if something of a tapset is
 * used; without one it refuses the program as soon as there is a variable in such a function. Where it probes code of a program, though, it follows all calls at once.
 */
final class FunctionOrder {
	/** A function that is never looked at, and the first name in it. */
	record Missed(FunctionSymbol function, Unit unit, EObject name) {
	}

	private final Function<FunctionSymbol, Code> bodies;
	private final boolean optimise;
	private final List<Unit> files = new ArrayList<>();
	private final TreeMap<String, FunctionSymbol> known = new TreeMap<>();
	private final Set<FunctionSymbol> seen = new HashSet<>();

	/**
	 * @param bodies the code of a function; null if it is not written in the language
	 * @param optimise whether the variable of a catch is left out where nobody reads it
	 */
	FunctionOrder(List<Unit> scripts, Function<FunctionSymbol, Code> bodies, boolean optimise) {
		this.bodies = bodies;
		this.optimise = optimise;
		this.files.addAll(scripts);
	}

	/** @param probes what runs in the probes of each file */
	List<Missed> missed(Map<Unit, List<Code>> probes) {
		for (int i = 0; i < files.size(); i++) {
			for (Code code : probes.getOrDefault(files.get(i), List.of()))
				if (code.followed)
					follow(code);
				else
					look(code);
			for (String name = known.isEmpty() ? null : known.firstKey(); name != null; name = known.higherKey(name)) {
				FunctionSymbol function = known.get(name);
				if (seen.add(function) && bodies.apply(function) != null)
					look(bodies.apply(function));
			}
		}
		List<Missed> missed = new ArrayList<>();
		for (FunctionSymbol function : known.values())
			if (function.unit.user && !seen.contains(function) && bodies.apply(function) != null)
				function.unseen = bodies.apply(function).parts.stream().noneMatch(p -> first(p.holder(), function, p.unit(), missed));
		return missed;
	}

	/** Nothing is wrong with such a program, so that it may run here. */
	static void refuse(Problems problems, FunctionSymbol function, SourceRange where) {
		problems.note(Analysis.FUNCTION_ORDER, where, "stap 4.8 refuses this: it looks up no names in \"" + function.name
				+ "\", because only functions that come later in the alphabet call it; give it a later name, call it in a probe, or use any function of a tapset", List.of());
	}

	/** Looks at the functions that are called, too, and so on. */
	private void follow(Code code) {
		code.followed = true;
		look(code).stream().filter(seen::add).map(bodies).filter(Objects::nonNull).forEach(this::follow);
	}

	/** Gives the functions that are called. */
	private List<FunctionSymbol> look(Code code) {
		List<FunctionSymbol> called = new ArrayList<>();
		for (Code.Part part : code.parts)
			Trees.below(part.holder(), node -> {
				if (!(node instanceof NameExpression n) || n.getName() == null)
					return;
				if (!n.isCall() && code.meaning(part.unit(), n.getName()) instanceof GlobalSymbol global)
					choose(global.unit);
				else if (n.isCall() && !Prints.isPrint(n))
					code.callees(part.unit(), n).forEach(f -> {
						known.put(Mangled.of(f), f);
						called.add(f);
						choose(f.unit);
					});
			});
		return called;
	}

	private void choose(Unit file) {
		if (!files.contains(file))
			files.add(file);
	}

	/** False if there is no name. */
	private boolean first(EObject body, FunctionSymbol function, Unit unit, List<Missed> missed) {
		int before = missed.size();
		Trees.below(body, node -> {
			boolean name = node instanceof NameExpression n && !n.isCall() && n.getName() != null || !optimise && node instanceof TryStatement t && t.getVariable() != null;
			if (missed.size() == before && name)
				missed.add(new Missed(function, unit, node));
		});
		return missed.size() > before;
	}
}
