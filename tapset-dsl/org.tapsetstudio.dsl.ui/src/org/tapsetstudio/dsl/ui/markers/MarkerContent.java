package org.tapsetstudio.dsl.ui.markers;

import java.util.Collection;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.tapsetstudio.dsl.ide.markers.MarkerNode;

/** The tree of markers as the viewer asks for it. */
final class MarkerContent implements ITreeContentProvider {
	@Override
	public Object[] getElements(Object input) {
		return ((Collection<?>) input).toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return ((MarkerNode) parent).children().toArray();
	}

	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return !((MarkerNode) element).children().isEmpty();
	}
}
