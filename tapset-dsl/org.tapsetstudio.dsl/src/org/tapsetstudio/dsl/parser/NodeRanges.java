package org.tapsetstudio.dsl.parser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.tapsetstudio.dsl.program.SourceRange;

/**
 * The places of all parts of a tree, found in one walk over its nodes. Xtext finds the place of one part by going down to its first and its last leaf, which takes long for each part of a long sum.
 */
final class NodeRanges {
	/** A node whose end was not reached yet. */
	private static final class Open {
		final ICompositeNode node;
		final Iterator<INode> children;
		/** Of the first leaf that is no separator; -1 before that was seen. */
		int start = -1;
		/** The part whose text this is, for all one knows; may be null. */
		EObject part;

		Open(ICompositeNode node) {
			this.node = node;
			this.children = node.getChildren().iterator();
			EObject semantic = node.hasDirectSemanticElement() ? node.getSemanticElement() : null;
			this.part = semantic != null && NodeModelUtils.getNode(semantic) == node ? semantic : null;
		}
	}

	private final ParsedScript script;
	private final Map<EObject, SourceRange> found = new IdentityHashMap<>();
	private final Deque<Open> open = new ArrayDeque<>();
	private int end;

	private NodeRanges(ParsedScript script) {
		this.script = script;
	}

	static Map<EObject, SourceRange> of(ParsedScript script) {
		NodeRanges ranges = new NodeRanges(script);
		if (script.rootNode() != null)
			ranges.walk(script.rootNode());
		return ranges.found;
	}

	private void walk(ICompositeNode root) {
		open.push(new Open(root));
		while (!open.isEmpty()) {
			INode node = open.peek().children.hasNext() ? open.peek().children.next() : null;
			if (node == null)
				close();
			else if (node instanceof ICompositeNode composite)
				open.push(new Open(composite));
			else if (node instanceof ILeafNode leaf && !leaf.isHidden())
				leaf(leaf);
		}
	}

	private void leaf(ILeafNode leaf) {
		for (Open outer : open) {
			if (outer.start >= 0)
				break; // so have those around it
			outer.start = leaf.getTotalOffset();
		}
		end = leaf.getTotalEndOffset();
	}

	private void close() {
		Open closed = open.pop();
		if (closed.part == null)
			return;
		if (!open.isEmpty() && !open.peek().node.hasDirectSemanticElement() && isPassedOn(closed.node.getGrammarElement()))
			open.peek().part = closed.part;
		else
			found.put(closed.part, closed.start < 0 ? script.range(closed.node.getOffset(), closed.node.getEndOffset()) : script.range(closed.start, end));
	}

	/** As {@link NodeModelUtils#findActualNodeFor} has it: the text of a part is that of the outermost rule that was called for nothing else. */
	private static boolean isPassedOn(EObject grammar) {
		return !GrammarUtil.isEObjectFragmentRuleCall(grammar) && GrammarUtil.containingAssignment(grammar) == null;
	}
}
