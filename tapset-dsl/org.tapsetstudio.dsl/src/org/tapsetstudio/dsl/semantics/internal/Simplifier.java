package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.NextStatement;
import org.tapsetstudio.dsl.stp.Statement;

/**
 * Brings a program into the form in which SystemTap looks at types: without what is behind return or next, and values that nobody wants reduced to what working them out
 * does; unless told otherwise (option {@code -u}) also without assignments that nobody reads and statements that do nothing. Later constants are folded; only then unknown variables of the traced program matter.
 */
final class Simplifier {
	private static final int MOST_ROUNDS = 1000;
	/** Nodes that all rounds together may visit: a chain of variables each of which is read for the next one only loses one a round. */
	private static final int MOST_VISITS = 1_000_000;
	private static final int FEWEST_ROUNDS = 20;

	private final World world;
	private final boolean optimise;
	private final List<Code> probes = new ArrayList<>();
	private final Map<FunctionSymbol, Code> functions = new IdentityHashMap<>();
	private final List<FunctionSymbol> order = new ArrayList<>();
	private boolean changed;
	/** What is left when nothing changes any more, and the blocks that hold it; null and empty before. */
	private List<Code> left;
	private final Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());

	Simplifier(World world, boolean optimise) {
		this.world = world;
		this.optimise = optimise;
	}

	/** @param fold whether constants are worked out before anything else */
	void add(Code probe, boolean fold) {
		probes.add(probe);
		if (fold && each(List.of(probe), (c, p) -> new ConstantFolder(c, p, this::body)))
			probe.mentionAgain();
	}

	/** Functions that are called, also those in C. */
	Set<FunctionSymbol> called() {
		Set<FunctionSymbol> called = new LinkedHashSet<>();
		Deque<Code> open = new ArrayDeque<>(probes);
		while (!open.isEmpty())
			for (FunctionSymbol f : open.poll().calls(this::passesOn))
				if (called.add(f) && body(f) != null)
					open.add(body(f));
		return called;
	}

	/** Whether a later overload may be called behind this one. Without optimisation nobody looks. */
	private boolean passesOn(FunctionSymbol f) {
		if (!optimise)
			return true;
		Code code = body(f);
		if (code == null)
			return f.declaration.getEmbedded().contains("STAP_NEXT");
		return code.parts.stream().anyMatch(p -> mentionsNext(p));
	}

	private static boolean mentionsNext(Code.Part part) {
		boolean[] found = { false };
		Trees.below(part.holder(), node -> found[0] |= node instanceof NextStatement);
		return found[0];
	}

	/** The code of a function; null for embedded code. */
	Code body(FunctionSymbol function) {
		if (function.declaration.getBody() == null)
			return null;
		Code known = functions.get(function);
		if (known != null)
			return known;
		Code code = new Code(world, function, d -> TargetVariables.isDefinedIn(Target.NONE, d));
		functions.put(function, code);
		order.add(function);
		code.add(function.unit, function.declaration.getBody());
		return code;
	}

	/** Takes in the functions that bodies call. Tapset files that join may bring probes of their own: call again after those were added. */
	void collect() {
		Deque<Code> open = new ArrayDeque<>(probes);
		Set<FunctionSymbol> seen = new LinkedHashSet<>();
		while (!open.isEmpty())
			for (FunctionSymbol f : open.poll().calls())
				if (seen.add(f) && body(f) != null)
					open.add(body(f));
	}

	/** Before types are looked at. SystemTap then makes one round if it optimises. */
	void run() {
		changed = reduce();
		for (int round = 1; !optimise && round < MOST_ROUNDS && changed; round++) {
			collect();
			changed = reduce();
		}
	}

	/** After types are known: constants are folded too, and branches that they rule out are left out; then round after round as long as something changes. */
	void finish() {
		changed |= fold();
		int rounds = FEWEST_ROUNDS;
		for (int round = 1; round < rounds && changed; round++) {
			changed = reduce() | fold();
			if (round + 1 == FEWEST_ROUNDS)
				rounds = rounds();
		}
		left = all();
		kept.addAll(left);
		for (Code code : left)
			for (Code.Part part : code.parts)
				kept.add(part.holder());
	}

	private int rounds() {
		int[] nodes = { 1 };
		for (Code code : all())
			for (Code.Part part : code.parts)
				Trees.below(part.holder(), node -> nodes[0]++);
		return Math.clamp(MOST_VISITS / nodes[0], FEWEST_ROUNDS, MOST_ROUNDS);
	}

	/** All functions that were found, called or not. */
	List<FunctionSymbol> functions() {
		return order;
	}

	/** True if a function is still called. After {@link #finish}. */
	boolean isCalled(Code function) {
		return kept.contains(function);
	}

	/** True if a node is still part of what can run. After {@link #finish}. */
	boolean isAlive(EObject node) {
		return node != null && kept.contains(EcoreUtil.getRootContainer(node));
	}

	private boolean reduce() {
		boolean changes = false;
		List<Code> all = all();
		if (optimise) {
			Effects whole = new Effects(this::body);
			probes.forEach(whole::of);
			all.forEach(c -> c.note(whole));
			all.forEach(c -> c.forget(whole));
			changes |= each(all, (c, p) -> new DeadAssignments(c, p, whole, this::body));
			changes |= each(all, (c, p) -> new DeadStatements(c, p, this::body));
		}
		changes |= each(all, (c, p) -> new VoidStatements(c, p, this::body));
		return optimise ? changes : control(all) | changes;
	}

	private boolean fold() {
		List<Code> all = all();
		boolean changes = each(all, (c, p) -> new ConstantFolder(c, p, this::body));
		if (optimise)
			for (Code code : all)
				changes |= cut(code);
		return control(all) | changes;
	}

	private static boolean control(List<Code> all) {
		boolean changed = false;
		for (Code code : all) {
			if (code.guards > 0 && DeadControl.ends(code.parts.get(0).statement()))
				code.parts.subList(1, code.parts.size()).forEach(p -> p.holder().getStatements().clear());
			for (Code.Part part : code.parts.subList(0, Math.min(code.searched, code.parts.size()))) {
				DeadControl control = new DeadControl(code, part);
				control.run();
				changed |= control.changed;
			}
		}
		return changed;
	}

	/** A prologue that always ends the probe leaves nothing to the handler. */
	private static boolean cut(Code code) {
		boolean ended = false;
		boolean changed = false;
		for (Code.Part part : code.parts) {
			if (ended) {
				changed |= !part.holder().getStatements().isEmpty();
				part.holder().getStatements().clear();
			}
			Statement s = part.statement();
			if (s instanceof Block b && !b.getStatements().isEmpty())
				s = b.getStatements().get(b.getStatements().size() - 1);
			ended |= DeadControl.ends(s);
		}
		return changed;
	}

	private interface Pass {
		Rewriter on(Code code, Code.Part part);
	}

	private static boolean each(List<Code> all, Pass pass) {
		boolean changed = false;
		for (Code code : all) {
			for (Code.Part part : code.parts) {
				Rewriter rewriter = pass.on(code, part);
				rewriter.run();
				changed |= rewriter.changed;
			}
		}
		return changed;
	}

	/** Probes, and the functions that are still called. */
	List<Code> all() {
		if (left != null)
			return left;
		List<Code> all = new ArrayList<>(probes);
		Deque<Code> open = new ArrayDeque<>(probes);
		Set<FunctionSymbol> seen = new LinkedHashSet<>();
		while (!open.isEmpty())
			for (FunctionSymbol f : open.poll().calls())
				if (seen.add(f) && body(f) != null) {
					all.add(body(f));
					open.add(body(f));
				}
		return all;
	}
}
