package org.tapsetstudio.ui.internal.timeline;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.LaneIndex;

/** Which threads a timeline shows, and which of them with one row only. Kept by {@code pid/tid}, so that it lasts while a recording grows and over a restart. For one thread. */
final class TimelineThreads {
	private final Set<String> collapsed = new HashSet<>();
	private final Set<String> hidden = new HashSet<>();

	/** The rows of the threads that are shown. */
	TimelineRows arrange(TimelineRows all) {
		return collapsed.isEmpty() && hidden.isEmpty() ? all : all.arrange(this::isCollapsed, this::isHidden);
	}

	boolean isCollapsed(LaneIndex thread) {
		return collapsed.contains(name(thread));
	}

	boolean isHidden(LaneIndex thread) {
		return hidden.contains(name(thread));
	}

	void toggle(LaneIndex thread) {
		if (!collapsed.remove(name(thread))) {
			collapsed.add(name(thread));
		}
	}

	/** Collapses these threads, or opens all. */
	void collapse(Collection<LaneIndex> threads) {
		collapsed.clear();
		threads.forEach(thread -> collapsed.add(name(thread)));
	}

	void hide(LaneIndex thread, boolean on) {
		if (on) {
			hidden.add(name(thread));
		} else {
			hidden.remove(name(thread));
		}
	}

	/** Hides all of these but one. */
	void only(LaneIndex thread, Collection<LaneIndex> all) {
		all.forEach(each -> hide(each, each != thread));
	}

	void showAll() {
		hidden.clear();
	}

	void reset() {
		collapsed.clear();
		hidden.clear();
	}

	/** The collapsed ones, as {@code pid/tid}. */
	List<String> collapsed() {
		return List.copyOf(collapsed);
	}

	/** The hidden ones, as {@code pid/tid}. */
	List<String> hidden() {
		return List.copyOf(hidden);
	}

	/** Sets what was saved. */
	void restore(Collection<String> collapsedThreads, Collection<String> hiddenThreads) {
		reset();
		collapsed.addAll(collapsedThreads);
		hidden.addAll(hiddenThreads);
	}

	private static String name(LaneIndex thread) {
		return thread.stream().toString();
	}
}
