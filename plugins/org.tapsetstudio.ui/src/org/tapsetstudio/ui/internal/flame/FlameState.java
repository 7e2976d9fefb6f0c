package org.tapsetstudio.ui.internal.flame;

import java.util.ArrayList;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.ui.internal.common.ViewMemento;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/** What a flame graph keeps over a restart: its shape and the function that it is zoomed to. */
final class FlameState {
	private static final String ORDER = "order"; //$NON-NLS-1$
	private static final String INVERTED = "inverted"; //$NON-NLS-1$
	private static final String UPWARDS = "upwards"; //$NON-NLS-1$
	private static final String ZOOM = "zoom"; //$NON-NLS-1$
	private static final String FUNCTION = "function"; //$NON-NLS-1$
	private static final String FILE = "file"; //$NON-NLS-1$
	private static final String LINE = "line"; //$NON-NLS-1$

	private FlameState() {
	}

	static void save(IMemento saved, FlameModel model) {
		saved.putString(ORDER, model.shape().order().name());
		saved.putBoolean(INVERTED, model.shape().inverted());
		saved.putBoolean(UPWARDS, model.shape().upwards());
		for (var frame : model.zoomPath()) {
			var step = saved.createChild(ZOOM);
			step.putString(FUNCTION, frame.function());
			step.putString(FILE, frame.file());
			step.putInteger(LINE, frame.line());
		}
	}

	static void restore(IMemento saved, FlameModel model) {
		if (saved == null) {
			return;
		}
		var memento = new ViewMemento(saved);
		model.setShape(new FlameShape(memento.flag(INVERTED), memento.flag(UPWARDS), memento.value(ORDER, FlameShape.DEFAULT.order())));
		var path = new ArrayList<FrameLabel>();
		for (var step : saved.getChildren(ZOOM)) {
			path.add(new FrameLabel(step.getString(FUNCTION), step.getString(FILE), step.getInteger(LINE)));
		}
		model.setZoom(path);
	}
}
