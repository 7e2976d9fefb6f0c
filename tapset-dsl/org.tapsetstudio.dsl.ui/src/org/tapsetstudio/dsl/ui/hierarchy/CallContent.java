package org.tapsetstudio.dsl.ui.hierarchy;

import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.ui.progress.DeferredTreeContentManager;

/** One root, and below each node what is found in the background. */
final class CallContent implements ITreeContentProvider {
	private DeferredTreeContentManager deferred;

	@Override
	public void inputChanged(Viewer viewer, Object oldInput, Object newInput) {
		deferred = new DeferredTreeContentManager((AbstractTreeViewer) viewer);
	}

	/** @param input an array with the root, as a node cannot be below itself */
	@Override
	public Object[] getElements(Object input) {
		return (Object[]) input;
	}

	@Override
	public Object[] getChildren(Object element) {
		return element instanceof CallNode ? deferred.getChildren(element) : new Object[0];
	}

	@Override
	public Object getParent(Object element) {
		return element instanceof CallNode node ? node.getParent(node) : null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return element instanceof CallNode node && node.isContainer();
	}
}
