package org.tapsetstudio.ui.internal.timeline;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.ui.internal.common.Words;

/**
 * What to look for in a timeline.
 *
 * @param words functions and files
 * @param window the time to look in
 */
record TimelineSearch(TimelineRows rows, Words words, TimeRange window, Clock clock) {
	/** A search for calls in these rows. */
	SpanSearch spans() {
		return new SpanSearch(new TimelineFunctions(rows).admitted(words), ticks(window.from()), ticks(window.to()), 0, Long.MAX_VALUE);
	}

	private long ticks(long nanos) {
		return clock.startTicks() + clock.ticksIn(nanos);
	}

	/** How many calls there are; null when cancelled. */
	Long count(Progress progress) {
		long[] count = new long[1];
		return spans().each(rows.places().stream().map(TimelineRows.Place::lane).toList(), progress, hit -> count[0]++) ? count[0] : null;
	}
}
