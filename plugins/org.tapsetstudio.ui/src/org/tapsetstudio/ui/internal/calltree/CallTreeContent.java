package org.tapsetstudio.ui.internal.calltree;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.tapsetstudio.ui.internal.data.CallNode;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/** Gives the viewer callees when a node is opened, and not before. The input is the recording. */
final class CallTreeContent implements ITreeContentProvider {
	private final CallTreeModel model;

	CallTreeContent(CallTreeModel model) {
		this.model = model;
	}

	@Override
	public Object[] getElements(Object input) {
		return children((RecordingSource) input, CallTreeSnapshot.ROOT);
	}

	@Override
	public Object[] getChildren(Object element) {
		var node = (CallNode) element;
		return children(node.source(), node.index());
	}

	@Override
	public Object getParent(Object element) {
		var node = (CallNode) element;
		int parent = node.index() < model.tree().size() ? model.tree().parent(node.index()) : -1;
		return parent <= CallTreeSnapshot.ROOT ? null : new CallNode(node.source(), parent);
	}

	@Override
	public boolean hasChildren(Object element) {
		return model.hasChildren(((CallNode) element).index());
	}

	private Object[] children(RecordingSource source, int node) {
		return model.children(node).stream().map(child -> new CallNode(source, child)).toArray();
	}
}
