package org.tapsetstudio.ui.internal.common;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** Call paths in the state of views. */
public final class CallPathState {
	private static final String FUNCTION = "function"; //$NON-NLS-1$
	private static final String FILE = "file"; //$NON-NLS-1$
	private static final String LINE = "line"; //$NON-NLS-1$

	private CallPathState() {
	}

	/** Keeps a path under a key. */
	public static void save(IMemento saved, String key, List<FrameLabel> path) {
		for (var frame : path) {
			var step = saved.createChild(key);
			step.putString(FUNCTION, frame.function());
			step.putString(FILE, frame.file());
			step.putInteger(LINE, frame.line());
		}
	}

	/** The path that was kept; empty where there is none. */
	public static List<FrameLabel> read(ViewMemento memento, String key) {
		var path = new ArrayList<FrameLabel>();
		for (var step : memento.children(key)) {
			path.add(new FrameLabel(step.getString(FUNCTION), step.getString(FILE), step.getInteger(LINE)));
		}
		return path;
	}
}
