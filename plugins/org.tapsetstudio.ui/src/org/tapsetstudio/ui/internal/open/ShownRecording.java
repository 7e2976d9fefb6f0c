package org.tapsetstudio.ui.internal.open;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.ui.internal.UiPlugin;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.Scope;

/** Remembers which recording the views show, and what part of it, so that they show it again after a restart. */
public final class ShownRecording implements RecordingListener {
	private static final String KEY = "shownRecording"; //$NON-NLS-1$
	private static final String TIME = KEY + ".time"; //$NON-NLS-1$
	private static final String GROUPING = KEY + ".grouping"; //$NON-NLS-1$

	private final IPersistentPreferenceStore store;
	/** At once, since a workbench that is killed saves nothing at its end. */
	private final Job saving = Job.createSystem("shown recording", this::save); //$NON-NLS-1$

	public ShownRecording(IPersistentPreferenceStore store) {
		this.store = store;
	}

	@Override
	public void changed() {
		var shown = UiPlugin.recordings().current();
		var scope = shown.map(RecordingSource::scope).orElse(Scope.WHOLE);
		var path = shown.map(source -> source.path().toString()).orElse(""); //$NON-NLS-1$
		if (!path.equals(store.getString(KEY))) {
			store.setValue(KEY, path);
			saving.schedule();
		}
		store.setValue(TIME, scope.window().map(TimeRangeText::format).orElse("")); //$NON-NLS-1$
		store.setValue(GROUPING, scope.grouping().name());
	}

	private IStatus save(IProgressMonitor monitor) {
		try {
			store.save();
			return Status.OK_STATUS;
		} catch (IOException e) {
			return Status.warning(e.getMessage(), e);
		}
	}

	/** Shows it again, if it is still there and no other is shown yet. */
	public void restore() {
		var saved = store.getString(KEY);
		var scope = new Scope(grouping(store.getString(GROUPING)), TimeRangeText.parse(store.getString(TIME), new TimeRange(0, 1)));
		try {
			if (!saved.isEmpty() && UiPlugin.recordings().current().isEmpty() && Files.isDirectory(Path.of(saved))) {
				UiPlugin.recordings().open(Path.of(saved), scope);
			}
		} catch (InvalidPathException e) {
			store.setToDefault(KEY); // somebody edited the preferences
		}
	}

	private static Grouping grouping(String name) {
		return Stream.of(Grouping.values()).filter(grouping -> grouping.name().equals(name)).findFirst().orElse(Scope.WHOLE.grouping());
	}
}
