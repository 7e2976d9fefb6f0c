package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.eclipse.ui.IMemento;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.ui.internal.common.ViewMemento;

/** What a timeline keeps over a restart: the time that is seen, the threads that are collapsed and those that are hidden. */
final class TimelineState {
	private static final String WINDOW = "window"; //$NON-NLS-1$
	private static final String FOLLOWING = "following"; //$NON-NLS-1$
	private static final String COLLAPSED = "collapsed"; //$NON-NLS-1$
	private static final String HIDDEN = "hidden"; //$NON-NLS-1$

	private TimelineState() {
	}

	static void save(IMemento saved, TimelineModel model) {
		if (!model.showsAll()) {
			saved.putString(WINDOW, TimeRangeText.format(model.window()));
		}
		saved.putBoolean(FOLLOWING, model.isFollowing());
		model.threads().collapsed().forEach(thread -> saved.createChild(COLLAPSED, thread));
		model.threads().hidden().forEach(thread -> saved.createChild(HIDDEN, thread));
	}

	static void restore(ViewMemento memento, TimelineModel model) {
		TimeRangeText.parse(memento.text(WINDOW), new TimeRange(0, 1)).ifPresent(model::restore);
		model.setFollowing(memento.flag(FOLLOWING));
		model.threads().restore(ids(memento, COLLAPSED), ids(memento, HIDDEN));
	}

	private static List<String> ids(ViewMemento memento, String key) {
		return memento.children(key).stream().map(IMemento::getID).toList();
	}
}
