package org.tapsetstudio.ui.internal.timeline;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;

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

	static void restore(IMemento saved, TimelineModel model) {
		if (saved != null) {
			var window = saved.getString(WINDOW);
			if (window != null) {
				TimeRangeText.parse(window, new TimeRange(0, 1)).ifPresent(model::restore);
			}
			model.setFollowing(Boolean.TRUE.equals(saved.getBoolean(FOLLOWING)));
			for (var thread : saved.getChildren(COLLAPSED)) {
				model.collapsed().add(thread.getID());
			}
		}
	}
}
