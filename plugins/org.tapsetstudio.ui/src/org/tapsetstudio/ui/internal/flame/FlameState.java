package org.tapsetstudio.ui.internal.flame;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.ui.internal.common.CallPathState;
import org.tapsetstudio.ui.internal.common.ViewMemento;

/** What a flame graph keeps over a restart: its shape, the function that it is zoomed to, and the one that is selected. */
final class FlameState {
	private static final String ORDER = "order"; //$NON-NLS-1$
	private static final String INVERTED = "inverted"; //$NON-NLS-1$
	private static final String UPWARDS = "upwards"; //$NON-NLS-1$
	private static final String ZOOM = "zoom"; //$NON-NLS-1$
	private static final String SELECTED = "selected"; //$NON-NLS-1$

	private FlameState() {
	}

	static void save(IMemento saved, FlameModel model) {
		saved.putString(ORDER, model.shape().order().name());
		saved.putBoolean(INVERTED, model.shape().inverted());
		saved.putBoolean(UPWARDS, model.shape().upwards());
		CallPathState.save(saved, ZOOM, model.zoomPath());
		CallPathState.save(saved, SELECTED, model.selectedPath());
	}

	static void restore(ViewMemento memento, FlameModel model) {
		model.setShape(new FlameShape(memento.flag(INVERTED), memento.flag(UPWARDS), memento.value(ORDER, FlameShape.DEFAULT.order())));
		model.setZoom(CallPathState.read(memento, ZOOM));
		model.select(CallPathState.read(memento, SELECTED));
	}
}
