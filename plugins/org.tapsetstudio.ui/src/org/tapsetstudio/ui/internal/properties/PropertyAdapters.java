package org.tapsetstudio.ui.internal.properties;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.views.properties.IPropertySource;

/** Gives the Properties view what it shows of calls, call paths, bookmarks and all objects of the recording's model. */
public final class PropertyAdapters implements IAdapterFactory {
	@Override
	public <T> T getAdapter(Object selected, Class<T> type) {
		var object = type == IPropertySource.class ? SelectedObjects.of(selected) : null;
		return object == null ? null : type.cast(new ObjectProperties(object));
	}

	@Override
	public Class<?>[] getAdapterList() {
		return new Class<?>[] { IPropertySource.class };
	}
}
