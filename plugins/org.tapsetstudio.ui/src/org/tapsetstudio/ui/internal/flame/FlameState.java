package org.tapsetstudio.ui.internal.flame;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.ui.internal.common.ViewMemento;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** What a flame graph keeps over a restart: its shape, the function that it is zoomed to, and the one that is selected. */
final class FlameState {
	private static final String ORDER = "order"; //$NON-NLS-1$
	private static final String INVERTED = "inverted"; //$NON-NLS-1$
	private static final String UPWARDS = "upwards"; //$NON-NLS-1$
	private static final String ZOOM = "zoom"; //$NON-NLS-1$
	private static final String SELECTED = "selected"; //$NON-NLS-1$
	private static final String FUNCTION = "function"; //$NON-NLS-1$
	private static final String FILE = "file"; //$NON-NLS-1$
	private static final String LINE = "line"; //$NON-NLS-1$

	private FlameState() {
	}

	static void save(IMemento saved, FlameModel model) {
		saved.putString(ORDER, model.shape().order().name());
		saved.putBoolean(INVERTED, model.shape().inverted());
		saved.putBoolean(UPWARDS, model.shape().upwards());
		save(saved, ZOOM, model.zoomPath());
		save(saved, SELECTED, model.selectedPath());
	}

	private static void save(IMemento saved, String key, List<FrameLabel> path) {
		for (var frame : path) {
			var step = saved.createChild(key);
			step.putString(FUNCTION, frame.function());
			step.putString(FILE, frame.file());
			step.putInteger(LINE, frame.line());
		}
	}

	static void restore(ViewMemento memento, FlameModel model) {
		model.setShape(new FlameShape(memento.flag(INVERTED), memento.flag(UPWARDS), memento.value(ORDER, FlameShape.DEFAULT.order())));
		model.setZoom(path(memento, ZOOM));
		model.select(path(memento, SELECTED));
	}

	private static List<FrameLabel> path(ViewMemento memento, String key) {
		var path = new ArrayList<FrameLabel>();
		for (var step : memento.children(key)) {
			path.add(new FrameLabel(step.getString(FUNCTION), step.getString(FILE), step.getInteger(LINE)));
		}
		return path;
	}
}
