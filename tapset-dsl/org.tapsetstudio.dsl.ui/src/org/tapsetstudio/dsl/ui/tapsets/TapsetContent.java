package org.tapsetstudio.dsl.ui.tapsets;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.tapsetstudio.dsl.ide.catalog.TapsetEntry;
import org.tapsetstudio.dsl.ide.catalog.TapsetFile;

/** Files with their entries. The input is a map of both. */
final class TapsetContent implements ITreeContentProvider {
	private final Map<TapsetFile, List<TapsetEntry>> files;

	TapsetContent(Map<TapsetFile, List<TapsetEntry>> files) {
		this.files = files;
	}

	@Override
	public Object[] getElements(Object input) {
		return files.keySet().toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return parent instanceof TapsetFile file ? files.get(file).toArray() : new Object[0];
	}

	@Override
	public Object getParent(Object element) {
		return element instanceof TapsetEntry entry ? entry.file() : null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return element instanceof TapsetFile;
	}
}
