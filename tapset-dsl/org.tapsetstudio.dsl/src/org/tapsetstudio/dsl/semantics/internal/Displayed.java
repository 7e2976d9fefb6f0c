package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashSet;
import java.util.List;
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

	private Displayed() {
	}

	static Set<GlobalSymbol> in(List<Code> left) {
		Displayed displayed = new Displayed();
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
		switch (node) {
		case Assignment a -> {
			target(a.getLeft(), "=".equals(a.getOperator()) || "<<<".equals(a.getOperator()) ? Use.WRITE : Use.ofChange(a));
			visit(a.getRight());
		}
		case PreIncrement i -> target(i.getOperand(), Use.ofChange(i));
		case PostIncrement i -> target(i.getOperand(), Use.ofChange(i));
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

	private void target(Expression e, Use use) {
		switch (e) {
		case NameExpression n when !n.isCall() -> {
			note(n.getName(), use);
			n.getKeys().forEach(this::visit);
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
