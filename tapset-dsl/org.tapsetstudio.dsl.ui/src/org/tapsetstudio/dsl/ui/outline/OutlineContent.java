package org.tapsetstudio.dsl.ui.outline;

import java.util.Collection;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;

/** A flat list of entries. */
final class OutlineContent implements ITreeContentProvider {
	/** So many entries are shown at once, and more by a click on the last line: ten thousand items hold the UI thread for seconds at each change of the text. */
	private static final int SHOWN = 500;

	private OutlineContent() {
	}

	/** Lets a viewer show lists of entries. */
	static void showIn(TreeViewer viewer) {
		viewer.setContentProvider(new OutlineContent());
		viewer.setLabelProvider(OutlineLabels.create());
		viewer.setDisplayIncrementally(SHOWN);
	}

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
