package org.tapsetstudio.dsl.semantics.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.tapsetstudio.dsl.parser.Trees;
import org.tapsetstudio.dsl.stp.*;

/** Names of the variables that a piece of code changes itself, which is what {@code @probewrite} asks for. */
final class Changes {
	private Changes() {
	}

	static Set<String> in(Block block) {
		Set<String> names = new HashSet<>();
		if (block != null)
			Trees.below(block, node -> add(node, names));
		return names;
	}

	private static void add(EObject node, Set<String> names) {
		String name = switch (node) {
		case Assignment a -> name(a.getLeft());
		case PreIncrement i -> name(i.getOperand());
		case PostIncrement i -> name(i.getOperand());
		case DeleteStatement d -> name(d.getValue());
		case LoopVariable v -> v.getName();
		case TryStatement t -> t.getVariable();
		default -> null;
		};
		if (name != null)
			names.add(name);
	}

	private static String name(Expression e) {
		return e instanceof NameExpression n && !n.isCall() ? n.getName() : null;
	}

	/** Puts the answers in the place of the questions. */
	static void answer(Code.Part part, Set<String> changed) {
		List<ProbeWrite> questions = new java.util.ArrayList<>();
		Trees.below(part.holder(), node -> {
			if (node instanceof ProbeWrite w && w.getName() != null)
				questions.add(w);
		});
		for (ProbeWrite question : questions) {
			NumberLiteral answer = part.origins().made(StpFactory.eINSTANCE.createNumberLiteral(), question);
			answer.setValue(changed.contains(question.getName()) ? "1" : "0");
			EcoreUtil.replace(question, answer);
		}
	}
}
