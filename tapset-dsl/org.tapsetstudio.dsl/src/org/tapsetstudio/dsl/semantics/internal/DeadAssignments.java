package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.Bracket;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.Statement;
import org.tapsetstudio.dsl.stp.TryStatement;

/** Leaves out assignments to local variables that nobody reads; the assigned value is still worked out. */
final class DeadAssignments extends Rewriter {
	private final Effects whole;
	private final Function<FunctionSymbol, Code> bodies;

	/** @param whole what the whole program reads */
	DeadAssignments(Code code, Code.Part part, Effects whole, Function<FunctionSymbol, Code> bodies) {
		super(code, part);
		this.whole = whole;
		this.bodies = bodies;
	}

	@Override
	protected void statement(Statement s) {
		List<EObject> nodes = new ArrayList<>();
		nodes.add(s);
		Trees.below(s, nodes::add);
		for (EObject node : nodes) {
			if (node instanceof Assignment a && isDead(a))
				replace(a, a.getRight());
			else if (node instanceof TryStatement t && t.getVariable() != null && !whole.read.contains(code.meaning(part.unit(), t.getVariable())))
				t.setVariable(null);
		}
	}

	private boolean isRead(String name) {
		Object variable = code.meaning(part.unit(), name);
		return variable instanceof GlobalSymbol || whole.read.contains(variable);
	}

	private boolean isDead(Assignment a) {
		Expression left = a.getLeft();
		while (left instanceof Bracket b && b.getElements().size() == 1)
			left = b.getElements().get(0);
		return a.getRight() != null && left instanceof NameExpression n && !n.isCall() && n.getName() != null && !isRead(n.getName())
				&& Effects.brief(bodies).of(code, part.unit(), left).isFree();
	}
}
