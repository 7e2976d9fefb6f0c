package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.Binary;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.Defined;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.IfStatement;
import org.tapsetstudio.dsl.stp.ForeachStatement;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.LoopVariable;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.StpFactory;
import org.tapsetstudio.dsl.stp.TryStatement;
import org.tapsetstudio.dsl.stp.Unary;

/** A private copy of all that runs in one function or at one probe, for the simplifier to change. */
final class Code {
	/** Text of one file in the order in which the parts run. The holder has one statement, or none when nothing is left. */
	record Part(Unit unit, Block holder) {
		/** What is left. */
		Statement statement() {
			return holder.getStatements().isEmpty() ? null : holder.getStatements().get(0);
		}

		Origins origins() {
			return unit.positions.origins();
		}
	}

	/** A variable of this code only. */
	record Local(Code code, String name) {
		@Override
		public boolean equals(Object other) {
			return other instanceof Local l && l.code == code && l.name.equals(name);
		}

		@Override
		public int hashCode() {
			return name.hashCode();
		}
	}

	final List<Part> parts = new ArrayList<>();
	/** How many of the parts, the first ones, stand for conditions. */
	int guards;
	/** How many parts, counted from the first, are searched for what stands behind {@code next} when nothing is optimised. */
	int searched = Integer.MAX_VALUE;
	/** Whether it runs at a place in the code of a program, or is called from there: SystemTap works that out early, before it tells overloads apart. */
	boolean followed;
	/** Null for a probe. */
	final FunctionSymbol function;
	/** 1 or 0 for each use of {@code @defined}. */
	final ToIntFunction<Defined> defined;
	/** Names of local variables in the order of their first mention, with the node that mentions them. */
	final Map<String, Mention> mentioned = new LinkedHashMap<>();
	/** What must hold for the code to run at all; a global in it stays, whatever becomes of the code. */
	private List<Derived.Condition> conditions = List.of();
	/** Globals that the text mentions. */
	final Set<GlobalSymbol> globals = new LinkedHashSet<>();
	private final World world;
	private final Map<Unit, Map<String, Object>> meanings = new HashMap<>();

	/** @param node the node, a name or a loop variable */
	record Mention(Unit unit, EObject node) {
	}

	Code(World world, FunctionSymbol function, ToIntFunction<Defined> defined) {
		this.world = world;
		this.function = function;
		this.defined = defined;
	}

	void add(Unit unit, Block block) {
		if (block == null)
			return;
		Origins origins = unit.positions.origins();
		Block holder = origins.made(StpFactory.eINSTANCE.createBlock(), block);
		holder.getStatements().add(origins.copy(block));
		parts.add(new Part(unit, holder));
		mentions(unit, holder);
	}

	/** Puts {@code if (!(condition)) next} in front: that is what a probe's conditions mean. Comes after the parts, whose variables are found first. */
	void unless(List<Derived.Condition> conditions) {
		this.conditions = conditions;
		boolean together = conditions.stream().map(Derived.Condition::unit).distinct().count() == 1;
		if (together) {
			Unit unit = conditions.get(0).unit();
			Origins origins = unit.positions.origins();
			conditions.stream().map(Derived.Condition::decided).reduce((a, b) -> both(origins, a, b)).ifPresent(all -> unless(unit, all));
		} else
			conditions.reversed().forEach(c -> unless(c.unit(), c.decided()));
	}

	private static Expression both(Origins origins, Expression left, Expression right) {
		Binary and = origins.made(StpFactory.eINSTANCE.createBinary(), right);
		and.setOperator("&&");
		and.setLeft(left);
		and.setRight(right);
		return and;
	}

	private void unless(Unit unit, Expression condition) {
		Origins origins = unit.positions.origins();
		Unary not = origins.made(StpFactory.eINSTANCE.createUnary(), condition);
		not.setOperator("!");
		not.setOperand(condition);
		IfStatement test = origins.made(StpFactory.eINSTANCE.createIfStatement(), condition);
		test.setCondition(not);
		test.setThen(origins.made(StpFactory.eINSTANCE.createNextStatement(), condition));
		Block holder = origins.made(StpFactory.eINSTANCE.createBlock(), condition);
		holder.getStatements().add(test);
		parts.add(0, new Part(unit, holder));
		guards++;
		mentions(unit, holder);
	}

	/** Finds the variables anew, after parts were left out. */
	void mentionAgain() {
		mentioned.clear();
		globals.clear();
		for (Part part : parts)
			mentions(part.unit, part.holder);
	}

	/** SystemTap meets an array, or a histogram, behind its keys. */
	private void mentions(Unit unit, EObject node) {
		if (node instanceof IndexAccess i && i.getIndex() != null) {
			mentions(unit, i.getIndex());
			if (i.getTarget() != null)
				mentions(unit, i.getTarget());
			return;
		}
		boolean keyed = node instanceof NameExpression n && n.isIndexed();
		if (!keyed)
			mention(unit, node);
		Trees.children(node, child -> mentions(unit, child));
		if (keyed)
			mention(unit, node);
	}

	private void mention(Unit unit, EObject node) {
		String name = switch (node) {
		case NameExpression n when !n.isCall() -> n.getName();
		case LoopVariable v -> v.getName();
		case TryStatement t -> t.getVariable();
		default -> null;
		};
		if (name == null)
			return;
		if (meaning(unit, name) instanceof GlobalSymbol global)
			globals.add(global);
		else
			mentioned.putIfAbsent(name, new Mention(unit, node));
	}

	/** What a name of a variable means here: a {@link GlobalSymbol} or a {@link Local}. */
	Object meaning(Unit unit, String name) {
		return meanings.computeIfAbsent(unit, u -> new HashMap<>()).computeIfAbsent(name, n -> {
			boolean parameter = function != null && function.scope.find(n) != null;
			GlobalSymbol global = parameter ? null : world.findGlobal(n, unit);
			return global == null ? new Local(this, n) : global;
		});
	}

	/** Notes what the conditions read. */
	void note(Effects whole) {
		conditions.forEach(c -> whole.of(this, c.unit(), c.expression()));
	}

	/** Variables that nobody reads or writes any more are no longer asked for their type. */
	void forget(Effects whole) {
		mentioned.keySet().removeIf(n -> !whole.touches(new Local(this, n)));
		globals.removeIf(g -> !whole.touches(g));
	}

	/** The functions that a call may reach; none where SystemTap looks up no names. */
	List<FunctionSymbol> callees(Unit unit, NameExpression call) {
		if (function != null && function.unseen)
			return List.of();
		List<FunctionSymbol> all = world.findFunctions(call.getName(), unit);
		int arity = call.getArguments().size();
		return all.size() == 1 && all.get(0).arity() == arity ? all : all.stream().filter(f -> f.arity() == arity).toList();
	}

	/** True when the simplifier left nothing to do. */
	boolean isEmpty() {
		return parts.stream().allMatch(p -> p.statement() == null);
	}

	/** Functions that what is left calls. */
	Set<FunctionSymbol> calls() {
		return calls(f -> true);
	}

	/** @param passesOn false for a function behind which no overload of it is called */
	Set<FunctionSymbol> calls(Predicate<FunctionSymbol> passesOn) {
		Set<FunctionSymbol> called = new LinkedHashSet<>();
		for (Part part : parts)
			Trees.below(part.holder, n -> {
				if (n instanceof NameExpression call && call.isCall() && call.getName() != null && !Prints.isPrint(call.getName()))
					for (FunctionSymbol f : callees(part.unit, call)) {
						called.add(f);
						if (!passesOn.test(f))
							break;
					}
			});
		return called;
	}
}
