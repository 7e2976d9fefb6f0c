package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.ui.internal.common.ViewMemento;

/** What a timeline keeps over a restart: the time that is seen and the threads that are collapsed. */
final class TimelineState {
	private static final String WINDOW = "window"; //$NON-NLS-1$
	private static final String FOLLOWING = "following"; //$NON-NLS-1$
	private static final String COLLAPSED = "collapsed"; //$NON-NLS-1$

	private TimelineState() {
	}

	static void save(IMemento saved, TimelineModel model) {
		if (!model.showsAll()) {
			saved.putString(WINDOW, TimeRangeText.format(model.window()));
		}
		saved.putBoolean(FOLLOWING, model.isFollowing());
		model.collapsed().forEach(thread -> saved.createChild(COLLAPSED, thread));
	}

	static void restore(ViewMemento memento, TimelineModel model) {
		TimeRangeText.parse(memento.text(WINDOW), new TimeRange(0, 1)).ifPresent(model::restore);
		model.setFollowing(memento.flag(FOLLOWING));
		memento.children(COLLAPSED).forEach(thread -> model.collapsed().add(thread.getID()));
	}
}
