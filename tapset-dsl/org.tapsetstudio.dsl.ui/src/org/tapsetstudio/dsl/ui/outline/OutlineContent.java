package org.tapsetstudio.dsl.ui.outline;

import java.util.Collection;

import org.eclipse.jface.viewers.ITreeContentProvider;

/** A flat list of entries. */
final class OutlineContent implements ITreeContentProvider {

	@Override
	public Object[] getElements(Object input) {
		return ((Collection<?>) input).toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return new Object[0];
	}

	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return false;
	}
}
