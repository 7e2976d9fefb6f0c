package org.tapsetstudio.ui.internal.calltree;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/**
 * Keeps the costliest path of a growing tree open. What is costliest while a program starts seldom stays so; once the user has opened, closed or selected something, the tree is left as the user
 * wants it.
 */
final class HotPath implements ITreeViewerListener {
	private final TreeViewer viewer;
	private final CallTreeModel model;
	private Set<Integer> opened = Set.of();
	private boolean following;

	HotPath(TreeViewer viewer, CallTreeModel model) {
		this.viewer = viewer;
		this.model = model;
		viewer.addTreeListener(this);
		viewer.addSelectionChangedListener(e -> following &= e.getSelection().isEmpty());
	}

	/** Begins with another recording. */
	void begin() {
		opened = Set.of();
		following = true;
	}

	/** Opens the path in the newest tree, and closes what was open of an earlier one. */
	void follow(RecordingSource source) {
		if (following && !model.isFiltered()) {
			var path = new HashSet<>(model.hotPath(CallTreeSnapshot.ROOT));
			path.removeIf(node -> !model.hasChildren(node));
			opened.stream().filter(node -> !path.contains(node)).forEach(node -> viewer.setExpandedState(new CallNode(source, node), false));
			path.stream().sorted().filter(node -> !opened.contains(node)).forEach(node -> viewer.setExpandedState(new CallNode(source, node), true));
			opened = path;
		}
	}

	/** Opens the path below a node, because the user asks for it. */
	void open(RecordingSource source, int from) {
		following = false;
		model.hotPath(from).forEach(node -> viewer.setExpandedState(new CallNode(source, node), true));
	}

	/** Closes everything, because the user asks for it. */
	void close() {
		following = false;
		viewer.collapseAll();
	}

	@Override
	public void treeCollapsed(TreeExpansionEvent event) {
		following = false;
	}

	@Override
	public void treeExpanded(TreeExpansionEvent event) {
		following = false;
	}
}
