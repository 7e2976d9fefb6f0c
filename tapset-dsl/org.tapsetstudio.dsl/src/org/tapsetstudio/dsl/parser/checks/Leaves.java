package org.tapsetstudio.dsl.parser.checks;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Finds tokens by what they are to the grammar: the text of a token that comes from a macro is not in the script. */
public final class Leaves {
	private Leaves() {
	}

	/** The first token of a part, parentheses around it included; null if it has none. */
	static ILeafNode first(EObject part) {
		return firstIn(NodeModelUtils.findActualNodeFor(part));
	}

	/** The last token of a part, parentheses around it included; null if it has none. */
	static ILeafNode last(EObject part) {
		List<ILeafNode> all = all(part);
		return all.isEmpty() ? null : all.getLast();
	}

	/** The tokens of a part, parentheses around it included. */
	static List<ILeafNode> all(EObject part) {
		List<ILeafNode> all = new ArrayList<>();
		for (ILeafNode leaf : NodeModelUtils.findActualNodeFor(part).getLeafNodes()) {
			if (!leaf.isHidden()) {
				all.add(leaf);
			}
		}
		return all;
	}

	/** The token behind a leaf; null at the end. */
	static ILeafNode behind(ILeafNode leaf) {
		INode node = leaf;
		do {
			node = next(node);
		} while (node != null && ((ILeafNode) node).isHidden());
		return (ILeafNode) node;
	}

	/** The keyword that a leaf is; empty for anything else. */
	static String keyword(ILeafNode leaf) {
		return leaf != null && leaf.getGrammarElement() instanceof Keyword keyword ? keyword.getValue() : "";
	}

	/** True if parentheses, other than those of a call, stand around a part and nothing else. */
	public static boolean inOwnParentheses(EObject part) {
		ILeafNode first = first(part);
		return opensParentheses(first) && last(part).getParent().equals(first.getParent());
	}

	private static boolean opensParentheses(ILeafNode leaf) {
		return keyword(leaf).equals("(") && GrammarUtil.containingRule(leaf.getGrammarElement()).getName().equals("Primary");
	}

	private static ILeafNode firstIn(INode node) {
		if (node != null) {
			for (ILeafNode leaf : node.getLeafNodes()) {
				if (!leaf.isHidden()) {
					return leaf;
				}
			}
		}
		return null;
	}

	private static INode next(INode from) {
		INode node = from;
		while (true) {
			INode sibling = node.getNextSibling();
			if (sibling == null) {
				node = node.getParent();
				if (node == null) {
					return null;
				}
				continue;
			}
			node = sibling;
			while (node instanceof ICompositeNode composite && composite.getFirstChild() != null) {
				node = composite.getFirstChild();
			}
			if (node instanceof ILeafNode) {
				return node;
			}
		}
	}
}
