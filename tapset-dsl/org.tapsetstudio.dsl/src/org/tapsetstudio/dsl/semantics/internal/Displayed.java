package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.semantics.internal.Variables.Use;
import org.tapsetstudio.dsl.stp.*;

/** Finds the globals of the user that what is left of a program writes but never reads: SystemTap shows them when the session ends. */
final class Displayed {
	private final Set<GlobalSymbol> read = new HashSet<>();
	private final Set<GlobalSymbol> written = new HashSet<>();
	private Code code;
	private Unit unit;
	/** False where nobody takes a value, so that a change does not count as reading; to SystemTap that holds for the right side of {@code +=}, too. */
	private boolean wanted = true;

	private Displayed() {
	}

	/** @param points all that is left; to SystemTap their conditions are uses as they are written, also where they can never hold */
	static Set<GlobalSymbol> in(List<Code> left, Map<Code, List<Derived>> points) {
		Displayed displayed = new Displayed();
		points.forEach((code, all) -> all.stream().flatMap(d -> d.conditions().stream()).distinct().forEach(c -> {
			displayed.code = code;
			displayed.unit = c.unit();
			displayed.visit(c.expression());
		}));
		for (Code code : left)
			for (Code.Part part : code.parts) {
				displayed.code = code;
				displayed.unit = part.unit();
				displayed.visit(part.holder());
			}
		displayed.written.removeAll(displayed.read);
		displayed.written.removeIf(g -> !g.unit.user);
		return displayed.written;
	}

	private void note(String name, Use use) {
		if (name == null || !(code.meaning(unit, name) instanceof GlobalSymbol global))
			return;
		if (use.reads() && use != Use.UPDATE)
			read.add(global);
		if (use.writes())
			written.add(global);
	}

	private void visit(EObject node) {
		boolean outside = wanted;
		wanted = switch (node) {
		case ExpressionStatement s -> false;
		case Assignment a -> wanted || isStore(a);
		case Binary b -> wanted;
		case Match m -> wanted;
		case Unary u -> wanted;
		case Conditional c -> wanted;
		case PreIncrement i -> wanted;
		case PostIncrement i -> wanted;
		case null, default -> true;
		};
		look(node);
		wanted = outside;
	}

	private static boolean isStore(Assignment a) {
		return "=".equals(a.getOperator()) || "<<<".equals(a.getOperator());
	}

	private void look(EObject node) {
		switch (node) {
		case Assignment a -> {
			target(a.getLeft(), isStore(a) ? Use.WRITE : change());
			visit(a.getRight());
		}
		case PreIncrement i -> target(i.getOperand(), change());
		case PostIncrement i -> target(i.getOperand(), change());
		case ForStatement f -> {
			visit(f.getCondition());
			visit(f.getBody());
			wanted = false;
			visit(f.getInit());
			visit(f.getUpdate());
		}
		case DeleteStatement d -> target(d.getValue(), Use.DELETE);
		case LoopVariable v -> note(v.getName(), Use.WRITE);
		case NameExpression n when !n.isCall() -> target(n, Use.READ);
		case null -> {
			// missing
		}
		default -> {
			if (node instanceof TryStatement t)
				note(t.getVariable(), Use.WRITE);
			Trees.children(node, this::visit);
		}
		}
	}

	private Use change() {
		return wanted ? Use.CHANGE : Use.UPDATE;
	}

	private void target(Expression e, Use use) {
		switch (e) {
		case NameExpression n when !n.isCall() -> {
			note(n.getName(), use);
			boolean outside = wanted;
			wanted = true;
			n.getKeys().forEach(this::visit);
			wanted = outside;
		}
		case Bracket b when b.getElements().size() == 1 -> target(b.getElements().get(0), use);
		case IndexAccess i when i.getTarget() instanceof Histogram h -> {
			target(h.getStatistic(), use);
			visit(i.getIndex());
		}
		case null, default -> visit(e);
		}
	}
}
