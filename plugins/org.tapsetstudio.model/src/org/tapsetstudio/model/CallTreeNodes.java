package org.tapsetstudio.model;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.common.util.URI;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.model.recording.CallTreeNode;
import org.tapsetstudio.model.recording.impl.CallTreeNodeImpl;
import org.tapsetstudio.recording.pairing.Function;

/** Shows a call tree, which is columns, as objects that come into being when somebody looks at them. Not thread-safe, as EMF is not. */
public final class CallTreeNodes {
	private static final String PATH = "path";

	private CallTreeNodes() {
	}

	/** The root of a call tree as an object. */
	public static CallTreeNode root(CallTree tree) {
		return new Node(tree, CallTree.ROOT, "");
	}

	/** Whether an id is that of a call path: {@code path} for the root, with a segment for each function below it. */
	static boolean isPath(String id) {
		return id.equals(PATH) || id.startsWith(PATH + "/");
	}

	/** The node with this id below a root, or null. */
	static CallTreeNode find(CallTreeNode root, String id) {
		CallTreeNode node = root;
		for (String segment : id.equals(PATH) ? new String[0] : id.substring(PATH.length() + 1).split("/")) {
			String wanted = node.getId() + "/" + segment;
			node = node.getChildren().stream().filter(child -> child.getId().equals(wanted)).findFirst().orElse(null);
			if (node == null) {
				return null;
			}
		}
		return node;
	}

	/** The number of the node in its tree, or -1 for a node that was not made here. */
	public static int number(CallTreeNode node) {
		return node instanceof Node known ? known.number : -1;
	}

	/** Whether it has children; does not make them. */
	public static boolean hasChildren(CallTreeNode node) {
		return node instanceof Node known ? known.tree.hasChildren(known.number) : !node.getChildren().isEmpty();
	}

	/** A node that makes its children when they are first asked for. */
	private static final class Node extends CallTreeNodeImpl {
		private final CallTree tree;
		private final int number;
		private boolean expanded;

		private Node(CallTree tree, int number, String around) {
			this.tree = tree;
			this.number = number;
			Function of = tree.function(number);
			id = number == CallTree.ROOT ? PATH : around + "/" + URI.encodeSegment(of == null ? tree.label(number) : of.name() + "@" + of.file() + ":" + of.line(), false);
			label = tree.label(number);
			function = of == null ? "" : of.plainName();
			file = of == null ? "" : of.file();
			line = of == null ? 0 : of.line();
			calls = tree.calls(number);
			totalNanos = tree.total(number);
			selfNanos = tree.self(number);
		}

		@Override
		public EList<CallTreeNode> getChildren() {
			EList<CallTreeNode> list = super.getChildren();
			if (!expanded) {
				expanded = true;
				for (int child : tree.children(number)) {
					list.add(new Node(tree, child, id));
				}
			}
			return list;
		}
	}
}
