package org.tapsetstudio.dsl.parser;

import java.util.Arrays;
import java.util.IdentityHashMap;
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
 * Nodes outnumber parts by far, so for a node whose end was not reached yet there are places in arrays, and no object.
 */
final class NodeRanges {
	private final ParsedScript script;
	private final Map<EObject, SourceRange> found;
	private final Map<EObject, Boolean> passedOn = new IdentityHashMap<>();
	private INode[] open = new INode[64];
	/** Of the first leaf that is no separator; -1 before that was seen. */
	private int[] starts = new int[64];
	/** The parts whose text the open nodes are, for all one knows; may be null. */
	private EObject[] parts = new EObject[64];
	private int depth;
	private int end;

	private NodeRanges(ParsedScript script) {
		this.script = script;
		this.found = new IdentityHashMap<>(script.layer().tokens().size()); // there are about as many parts
	}

	static Map<EObject, SourceRange> of(ParsedScript script) {
		NodeRanges ranges = new NodeRanges(script);
		if (script.rootNode() != null)
			ranges.walk(script.rootNode());
		return ranges.found;
	}

	private void walk(ICompositeNode root) {
		open(root);
		INode next = root.getFirstChild();
		while (depth > 0) {
			if (next instanceof ICompositeNode composite) {
				open(composite);
				next = composite.getFirstChild();
			} else if (next != null) {
				leaf((ILeafNode) next);
				next = next.getNextSibling();
			} else
				next = close();
		}
	}

	private void open(INode node) {
		if (depth == open.length) {
			open = Arrays.copyOf(open, 2 * depth);
			starts = Arrays.copyOf(starts, 2 * depth);
			parts = Arrays.copyOf(parts, 2 * depth);
		}
		EObject semantic = node.hasDirectSemanticElement() ? node.getSemanticElement() : null;
		open[depth] = node;
		starts[depth] = -1;
		parts[depth++] = semantic != null && NodeModelUtils.getNode(semantic) == node ? semantic : null;
	}

	private void leaf(ILeafNode leaf) {
		if (leaf.isHidden())
			return;
		for (int i = depth - 1; i >= 0 && starts[i] < 0; i--) // where one has begun, so have those around it
			starts[i] = leaf.getTotalOffset();
		end = leaf.getTotalEndOffset();
	}

	/** @return what comes behind the node that ends, null for nothing */
	private INode close() {
		INode node = open[--depth];
		EObject part = parts[depth];
		if (part != null) {
			if (depth > 0 && !open[depth - 1].hasDirectSemanticElement() && passedOn.computeIfAbsent(node.getGrammarElement(), NodeRanges::isPassedOn))
				parts[depth - 1] = part;
			else
				found.put(part, starts[depth] < 0 ? script.range(node.getOffset(), node.getEndOffset()) : script.range(starts[depth], end));
		}
		return depth == 0 ? null : node.getNextSibling();
	}

	/** As {@link NodeModelUtils#findActualNodeFor} has it: the text of a part is that of the outermost rule that was called for nothing else. */
	private static boolean isPassedOn(EObject grammar) {
		return !GrammarUtil.isEObjectFragmentRuleCall(grammar) && GrammarUtil.containingAssignment(grammar) == null;
	}
}
