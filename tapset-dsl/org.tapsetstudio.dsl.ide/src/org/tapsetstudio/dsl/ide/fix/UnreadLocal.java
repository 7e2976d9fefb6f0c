package org.tapsetstudio.dsl.ide.fix;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.occurrence.Occurrences;
import org.tapsetstudio.dsl.ide.text.TextEdit;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.stp.Assignment;
import org.tapsetstudio.dsl.stp.Block;
import org.tapsetstudio.dsl.stp.ExpressionStatement;
import org.tapsetstudio.dsl.stp.NameExpression;
import org.tapsetstudio.dsl.stp.PostIncrement;
import org.tapsetstudio.dsl.stp.PreIncrement;

/** Takes a local variable that nobody reads out of its handler. What its value calls is called still. */
final class UnreadLocal {
	private final ScriptModel model;

	UnreadLocal(ScriptModel model) {
		this.model = model;
	}

	/** @return empty where one of the mentions is no statement of its own, such as the variable of a loop */
	List<TextEdit> edits(int offset) {
		List<TextEdit> edits = new ArrayList<>();
		for (TextSpan mention : Occurrences.at(model, offset)) {
			TextEdit edit = edit(mention);
			if (edit == null) {
				return List.of();
			}
			edits.add(edit);
		}
		return edits;
	}

	private TextEdit edit(TextSpan mention) {
		for (Assignment assignment : EcoreUtil2.getAllContentsOfType(model.script().root(), Assignment.class)) {
			ICompositeNode name = assignment.getLeft() instanceof NameExpression ? NodeModelUtils.findActualNodeFor(assignment.getLeft()) : null;
			if (name != null && name.getOffset() == mention.start() && name.getEndOffset() == mention.end() && assignment.eContainer() instanceof ExpressionStatement statement) {
				ICompositeNode value = assignment.getRight() == null ? null : NodeModelUtils.findActualNodeFor(assignment.getRight());
				return value == null ? null : doesSomething(assignment.getRight()) ? new TextEdit(mention.start(), value.getOffset(), "") : removal(statement);
			}
		}
		return null;
	}

	/** Whether a value is more than a value: it calls, or changes something. */
	private static boolean doesSomething(EObject value) {
		List<EObject> all = new ArrayList<>(EcoreUtil2.eAllContentsAsList(value));
		all.add(value);
		return all.stream().anyMatch(part -> part instanceof Assignment || part instanceof PreIncrement || part instanceof PostIncrement || part instanceof NameExpression name && name.isCall());
	}

	private TextEdit removal(ExpressionStatement statement) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(statement);
		if (node == null || node.getLength() == 0) {
			return null;
		}
		int end = node.getEndOffset();
		if (!(statement.eContainer() instanceof Block)) {
			return new TextEdit(node.getOffset(), end, "{ }");
		}
		String text = model.text();
		int line = text.lastIndexOf('\n', node.getOffset() - 1) + 1;
		boolean wholeLine = text.substring(line, node.getOffset()).isBlank() && text.startsWith("\n", end);
		return wholeLine ? new TextEdit(line, end + 1, "") : new TextEdit(node.getOffset(), text.startsWith(" ", end) ? end + 1 : end, "");
	}
}
