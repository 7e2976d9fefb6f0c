package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.ui.internal.common.Words;
import org.tapsetstudio.ui.internal.data.RecordingFacts;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.Scope;

/** What a timeline shows. For the user interface's thread; the rows may be asked by any. */
final class TimelineModel {
	private static final long SHORTEST = 100;

	private final TimelineThreads threads = new TimelineThreads();
	private RecordingSource source;
	private RecordingFacts facts = RecordingFacts.NONE;
	private Scope scope = Scope.WHOLE;
	private TimelineRows all;
	private volatile TimelineRows rows;
	private List<TimelineRows.Row> lanes = List.of();
	private List<TimelineRows.Place> places = List.of();
	private TimeRange window;
	private boolean following;
	private int top;
	private TimelineSelection selection;
	private Words words = Words.NONE;

	/** Takes newer data; the window stays, or grows where it showed everything. */
	void take(RecordingSource newSource, RecordingFacts newFacts, Scope newScope) {
		source = newSource;
		facts = newFacts;
		scope = newScope;
		if (following && window != null) {
			window = new TimeRange(duration() - window.length(), duration()).within(duration());
		}
		arrange();
	}

	/** Another recording. */
	void reset() {
		threads.reset();
		window = null;
		top = 0;
		selection = null;
		all = null;
		rows = null;
		lanes = List.of();
		places = List.of();
	}

	/** Looks at the threads again, after another choice of them. */
	void arrange() {
		all = source == null ? null : source.timeline().orElse(null);
		rows = all == null ? null : threads.arrange(all);
		lanes = rows == null ? List.of() : rows.rows();
		places = rows == null ? List.of() : rows.places();
		top = Math.clamp(top, 0, Math.max(0, lanes.size() - 1));
	}

	/** Which threads are shown, and how; call {@link #arrange} after changes. */
	TimelineThreads threads() {
		return threads;
	}

	/** All threads, the hidden ones too. */
	List<LaneIndex> everyThread() {
		return all == null ? List.of() : all.places().stream().map(TimelineRows.Place::lane).toList();
	}

	/** The thread of the row with this number; null where there is no such row. */
	LaneIndex threadAt(int row) {
		return row >= 0 && row < lanes.size() ? lanes.get(row).lane() : null;
	}

	TimelineRows rows() {
		return rows;
	}

	List<TimelineRows.Row> lanes() {
		return lanes;
	}

	List<TimelineRows.Place> places() {
		return places;
	}

	RecordingSource source() {
		return source;
	}

	RecordingFacts facts() {
		return facts;
	}

	/** The time that is selected for all views. */
	Scope scope() {
		return scope;
	}

	long duration() {
		return Math.max(1, facts.duration());
	}

	TimeRange whole() {
		return new TimeRange(0, duration());
	}

	/** The time that is seen. */
	TimeRange window() {
		return window == null ? whole() : window;
	}

	/** Whether all of the time is seen, also when there is more of it. */
	boolean showsAll() {
		return window == null;
	}

	/** Shows a stretch of time; null for all. */
	void show(TimeRange range) {
		var wanted = range == null ? null : new TimeRange(range.from(), Math.max(range.to(), range.from() + SHORTEST)).within(duration());
		window = wanted == null || wanted.length() >= duration() ? null : wanted;
	}

	/** Sets what was saved, before the duration is known. */
	void restore(TimeRange range) {
		window = range;
	}

	void zoom(double factor, long around) {
		show(window().zoom(factor, around, SHORTEST, duration()));
	}

	boolean isFollowing() {
		return following;
	}

	/** Whether the window goes with the end of a growing recording. */
	void setFollowing(boolean on) {
		following = on;
	}

	/** The first lane that is seen. */
	int top() {
		return top;
	}

	void scroll(int lane, int visible) {
		top = Math.clamp(lane, 0, Math.max(0, lanes.size() - visible));
	}

	TimelineSelection selection() {
		return selection;
	}

	void select(TimelineSelection selected) {
		selection = selected;
	}

	Words words() {
		return words;
	}

	void setWords(Words newWords) {
		words = newWords;
	}
}
