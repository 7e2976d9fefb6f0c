package org.tapsetstudio.dsl.ide.hierarchy;

import java.util.Optional;

import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.ide.text.TextSpan;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.stp.FunctionDeclaration;
import org.tapsetstudio.dsl.stp.Item;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.StpPackage;

/** Finds the declaration around a place of a file. */
final class CallItems {
	private CallItems() {
	}

	static Optional<CallItem> around(ParsedScript script, int offset) {
		for (Item item : script.root().getItems()) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(item);
			if (node != null && node.getOffset() <= offset && offset <= node.getEndOffset()) {
				return Optional.ofNullable(item(script, item, new TextSpan(node.getOffset(), node.getEndOffset())));
			}
		}
		return Optional.empty();
	}

	private static CallItem item(ParsedScript script, Item item, TextSpan whole) {
		if (item instanceof FunctionDeclaration function && function.getName() != null) {
			return new CallItem(false, function.getName(), script.fileName(), span(script.range(function, StpPackage.Literals.FUNCTION_DECLARATION__NAME)), whole);
		}
		if (item instanceof ProbeDeclaration probe && !probe.getLists().isEmpty()) {
			TextSpan points = span(script.range(probe.getLists().get(0)));
			return new CallItem(true, script.text().substring(points.start(), points.end()).replaceAll("\\s+", " "), script.fileName(), points, whole);
		}
		return null;
	}

	static TextSpan span(SourceRange range) {
		return new TextSpan(range.offset(), range.offset() + range.length());
	}
}
