package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.*;

/**
 * Calls of functions in C whose value stays the same while a probe runs, such as {@code execname()}: SystemTap calls each once, in front of the statements that use it, and
 * keeps the value in a variable. It goes into the branches of an {@code if}, but not into loops.
 */
final class StableCalls {
	private static final StpFactory MAKE = StpFactory.eINSTANCE;

	private final Code code;
	/** The variables by their names, in the order of the text. */
	private final Map<String, FunctionSymbol> variables = new LinkedHashMap<>();

	StableCalls(Code code) {
		this.code = code;
	}

	/** Changes the code; to be done once. */
	StableCalls hoist() {
		List<Code.Part> parts = code.parts.stream().filter(p -> p.statement() != null).toList();
		if (parts.size() == 1) {
			convert(parts.get(0), parts.get(0).statement(), Set.of());
		} else if (!parts.isEmpty()) {
			Set<FunctionSymbol> used = new LinkedHashSet<>();
			for (Code.Part part : parts)
				statements(part).forEach(s -> used.addAll(direct(part, s)));
			for (Code.Part part : parts)
				List.copyOf(statements(part)).forEach(s -> inside(part, s, used));
			Statement first = parts.get(0).statement();
			prepend(parts.get(0), (first instanceof Block b ? b : wrapped(parts.get(0), first)).getStatements(), used);
		}
		return this;
	}

	/** "name:type" of each variable. */
	List<String> locals() {
		return variables.entrySet().stream().map(v -> v.getKey() + ":" + TypeNames.of(v.getValue().result)).toList();
	}

	private static List<Statement> statements(Code.Part part) {
		return part.statement() instanceof Block b ? b.getStatements() : part.holder().getStatements();
	}

	/** A statement that stands alone: what it uses is called in front of it. */
	private void convert(Code.Part part, Statement s, Set<FunctionSymbol> known) {
		if (s == null)
			return;
		if (s instanceof TryStatement t) {
			convert(part, t.getBody(), known);
			convert(part, t.getHandler(), known);
			return;
		}
		Set<FunctionSymbol> used = new LinkedHashSet<>();
		(s instanceof Block b ? b.getStatements() : List.of(s)).forEach(inner -> used.addAll(direct(part, inner)));
		Set<FunctionSymbol> all = new LinkedHashSet<>(known);
		all.addAll(used);
		(s instanceof Block b ? List.copyOf(b.getStatements()) : List.of(s)).forEach(inner -> inside(part, inner, all));
		Block block = s instanceof Block b ? b : used.isEmpty() ? null : wrapped(part, s);
		used.removeAll(known);
		if (block != null)
			prepend(part, block.getStatements(), used);
	}

	private static Block wrapped(Code.Part part, Statement s) {
		Block block = part.origins().made(MAKE.createBlock(), s);
		EcoreUtil.replace(s, block);
		block.getStatements().add(s);
		return block;
	}

	/** What a statement calls outside of the branches of an if. */
	private Set<FunctionSymbol> direct(Code.Part part, Statement s) {
		Set<FunctionSymbol> found = new LinkedHashSet<>();
		calls(s instanceof IfStatement i ? i.getCondition() : s).forEach(call -> found.add(stable(part, call)));
		found.remove(null);
		return found;
	}

	/** Replaces the calls of a statement by the variables. */
	private void inside(Code.Part part, Statement s, Set<FunctionSymbol> known) {
		replace(part, s instanceof IfStatement i ? i.getCondition() : s);
		if (s instanceof IfStatement i) {
			convert(part, i.getThen(), known);
			convert(part, i.getOtherwise(), known);
		}
	}

	private void replace(Code.Part part, EObject within) {
		for (NameExpression call : calls(within)) {
			FunctionSymbol function = stable(part, call);
			if (function == null)
				continue;
			variables.putIfAbsent(name(function), function);
			EcoreUtil.replace(call, variable(part, function, call));
		}
	}

	private void prepend(Code.Part part, List<Statement> statements, Set<FunctionSymbol> functions) {
		for (FunctionSymbol function : functions) {
			EObject from = statements.isEmpty() ? part.holder() : statements.get(0);
			NameExpression call = part.origins().made(MAKE.createNameExpression(), from);
			call.setName(function.name);
			call.setCall(true);
			Assignment keep = part.origins().made(MAKE.createAssignment(), from);
			keep.setLeft(variable(part, function, from));
			keep.setOperator("=");
			keep.setRight(call);
			ExpressionStatement statement = part.origins().made(MAKE.createExpressionStatement(), from);
			statement.setExpression(keep);
			statements.add(0, statement);
		}
	}

	private static NameExpression variable(Code.Part part, FunctionSymbol function, EObject from) {
		NameExpression variable = part.origins().made(MAKE.createNameExpression(), from);
		variable.setName(name(function));
		return variable;
	}

	private static String name(FunctionSymbol function) {
		return "__stable_" + Mangled.of(function) + "_value";
	}

	private FunctionSymbol stable(Code.Part part, NameExpression call) {
		List<FunctionSymbol> callees = call.getArguments().isEmpty() && !Prints.isPrint(call.getName()) ? code.callees(part.unit(), call) : List.of();
		String embedded = callees.isEmpty() ? null : callees.get(0).declaration.getEmbedded();
		return embedded != null && embedded.contains("/* stable */") ? callees.get(0) : null;
	}

	private static List<NameExpression> calls(EObject node) {
		List<NameExpression> calls = new ArrayList<>();
		if (node instanceof NameExpression n && n.isCall() && n.getName() != null)
			calls.add(n);
		if (node != null)
			Trees.below(node, inner -> {
				if (inner instanceof NameExpression n && n.isCall() && n.getName() != null)
					calls.add(n);
			});
		return calls;
	}
}
