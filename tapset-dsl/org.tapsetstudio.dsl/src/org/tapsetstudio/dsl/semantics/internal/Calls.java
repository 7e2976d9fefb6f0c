package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.NextStatement;

/** Calls of functions in one body. */
final class Calls {
	private final Body body;
	private final Expressions expressions;
	private final Prints prints;

	Calls(Body body, Expressions expressions) {
		this.body = body;
		this.expressions = expressions;
		this.prints = new Prints(body, expressions);
	}

	/** @param valueUsed false where the value is thrown away, so that the function need not return one */
	Typed call(NameExpression n, boolean valueUsed) {
		String name = n.getName();
		SourceRange where = body.where(n);
		SourceRange nameWhere = body.unit().positions.start(n, name.length());
		if (body.condition && !(Prints.isPrint(name) && name.startsWith("s"))) {
			body.error("condition-call", where, "the condition of a probe must not call a function");
			return Typed.broken(where);
		}
		if (Prints.isPrint(name))
			return prints.print(n, where);
		if (body.function != null && body.function.unseen)
			body.checks.unseen.add(new Body.Checks.Unseen(body.function, n, nameWhere));
		List<FunctionSymbol> all = body.world.findFunctions(name, body.unit());
		List<FunctionSymbol> fitting = all.stream().filter(f -> f.arity() == n.getArguments().size()).toList();
		List<Typed> arguments = new ArrayList<>();
		for (int i = 0; i < n.getArguments().size(); i++) {
			Expression argument = n.getArguments().get(i);
			Typed typed = fitting.isEmpty() ? expressions.check(argument) : expressions.checked(argument, fitting.get(0).parameters.get(i).cell.type());
			expressions.plain(typed);
			expressions.known(argument, typed.cell());
			arguments.add(typed);
		}
		if (fitting.isEmpty()) {
			missing(name, all, n.getArguments().size(), nameWhere);
			return Typed.broken(where);
		}
		if (body.unit().user && !body.world.options.guru() && fitting.stream().anyMatch(FunctionSymbol::isForGurus))
			body.error("guru", nameWhere, "\"" + name + "\" changes the kernel or the traced program and needs guru mode (-g)");
		FunctionSymbol first = link(fitting, nameWhere);
		for (int i = 0; i < arguments.size(); i++)
			pass(first, i, arguments.get(i));
		if (!body.iterated.isEmpty())
			body.checks.callsInLoops.add(new Body.CallInLoop(first, where, Set.copyOf(body.iterated)));
		if (valueUsed)
			body.checks.open.add(new Body.Checks.Open("no-value", first.result, n, where, noValue(name), List::of));
		return new Typed(first.result, where, () -> new Expr.Call(first.function, Variables.build(arguments), first.result.type(), where), first.pointed);
	}

	static String noValue(String function) {
		return "\"" + function + "\" returns no value that could be used here";
	}

	private void pass(FunctionSymbol f, int i, Typed argument) {
		LocalSymbol parameter = f.parameters.get(i);
		if (!parameter.cell.join(argument.cell()))
			body.error("type", argument.where(), "parameter \"" + parameter.name + "\" of \"" + f.name + "\" is " + TypeNames.described(parameter.cell.type()) + ", but this is "
					+ TypeNames.described(argument.cell().type()) + Body.origin(parameter.cell, argument.where()));
	}

	private void missing(String name, List<FunctionSymbol> all, int count, SourceRange where) {
		if (all.isEmpty()) {
			body.problems().error("unknown-function", where, "there is no function \"" + name + "\"" + Foreign.hint(name), body.world.similar(name, body.world::functionNames));
			return;
		}
		Set<Integer> counts = new TreeSet<>();
		all.forEach(f -> counts.add(f.arity()));
		String takes = String.join(" or ", counts.stream().map(String::valueOf).toList()) + (counts.equals(Set.of(1)) ? " argument" : " arguments");
		body.error("argument-count", where, "\"" + name + "\" takes " + takes + ", not " + count);
	}

	/** Chains the candidates as far as each passes on with {@code next}, makes their types agree, and sees to it that their bodies are examined. */
	private FunctionSymbol link(List<FunctionSymbol> candidates, SourceRange where) {
		FunctionSymbol first = candidates.get(0);
		Set<FunctionSymbol> chain = new LinkedHashSet<>();
		for (FunctionSymbol candidate : candidates) {
			chain.add(candidate);
			if (!passesOn(candidate))
				break;
		}
		// SystemTap examines also those that are never passed on to.
		candidates.forEach(f -> visit(body, f));
		candidates.stream().skip(1).forEach(f -> agree(first, f, where));
		FunctionSymbol before = null;
		for (FunctionSymbol f : chain) {
			body.world.symbols.mention(where, f);
			if (before != null && before.next == null) {
				before.next = f;
				if (!before.result.join(f.result))
					body.error("overload", f.where, "all functions \"" + f.name + "\" with " + f.arity() + " parameters must return the same type, since one passes on to the other");
			}
			before = f;
		}
		return first;
	}

	/** Candidates with equally many parameters must agree in their types, even where one hides the other. */
	private void agree(FunctionSymbol a, FunctionSymbol b, SourceRange where) {
		if (!a.result.join(b.result))
			body.error("overload", where, "there are several functions \"" + a.name + "\" with " + a.arity() + " parameters, and they return different types (" + a.where + ", " + b.where + ")");
		for (int i = 0; i < a.arity(); i++) {
			LocalSymbol parameter = a.parameters.get(i);
			if (!parameter.cell.join(b.parameters.get(i).cell))
				body.error("overload", where, "there are several functions \"" + a.name + "\" with " + a.arity() + " parameters, and \"" + parameter.name + "\" is "
						+ TypeNames.described(parameter.cell.type()) + " for one (" + a.where + ") and " + TypeNames.described(b.parameters.get(i).cell.type()) + " for another (" + b.where + ")");
		}
	}

	/** Has the body a {@code next}? */
	private static boolean passesOn(FunctionSymbol f) {
		if (f.declaration.getEmbedded() != null)
			return f.declaration.getEmbedded().contains("STAP_NEXT");
		return containsNext(f.declaration);
	}

	private static boolean containsNext(FunctionDeclaration f) {
		boolean[] found = { false };
		Trees.below(f, node -> found[0] |= node instanceof NextStatement);
		return found[0];
	}

	/** Sees to it that the body of a function that is called gets examined. */
	/** A function of the tapsets with one parameter. */
	static FunctionSymbol tapset(Body body, String name) throws UnknownVariableException {
		FunctionSymbol found = body.world.findFunctions(name, body.unit()).stream().filter(f -> f.arity() == 1).findFirst()
				.orElseThrow(() -> new UnknownVariableException("needs the function " + name + "(), and there are no tapsets that have it", List.of()));
		visit(body, found);
		return found;
	}

	static void visit(Body body, FunctionSymbol f) {
		if (!f.visited) {
			f.visited = true;
			body.checks.toVisit.add(f);
		}
	}
}
