package org.tapsetstudio.ui.internal.open;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.jface.preference.IPreferenceStore;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingListener;

/** Remembers which recording the views show, so that they show it again after a restart. */
public final class ShownRecording implements RecordingListener {
	private static final String KEY = "shownRecording"; //$NON-NLS-1$

	private final IPreferenceStore store;

	public ShownRecording(IPreferenceStore store) {
		this.store = store;
	}

	@Override
	public void changed() {
		store.setValue(KEY, UiPlugin.recordings().current().map(source -> source.path().toString()).orElse("")); //$NON-NLS-1$
	}

	/** Shows it again, if it is still there and no other is shown yet. */
	public void restore() {
		var saved = store.getString(KEY);
		try {
			if (!saved.isEmpty() && UiPlugin.recordings().current().isEmpty() && Files.isDirectory(Path.of(saved))) {
				UiPlugin.recordings().open(Path.of(saved));
			}
		} catch (InvalidPathException e) {
			store.setToDefault(KEY); // somebody edited the preferences
		}
	}
}
