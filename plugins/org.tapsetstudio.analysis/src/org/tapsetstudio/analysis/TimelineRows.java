package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;

/**
 * The rows of a timeline: for each thread one for each depth. Times are nanoseconds since the start of the recording. An immutable list over an index that may grow; any
 * thread may ask, and asking costs what is to be seen, so ask again rather than keep.
 */
public final class TimelineRows {
	/**
	 * One row.
	 *
	 * @param lane the thread
	 * @param depth calls around those of this row
	 */
	public record Row(LaneIndex lane, int depth) {
	}

	private final Clock clock;
	private final List<Row> rows;

	private TimelineRows(Clock clock, List<Row> rows) {
		this.clock = clock;
		this.rows = List.copyOf(rows);
	}

	/** All rows of these threads as they are now. */
	public static TimelineRows of(List<LaneIndex> lanes, Clock clock) {
		List<Row> rows = new ArrayList<>();
		for (LaneIndex lane : lanes) {
			for (int depth = 0; depth < lane.depth(); depth++) {
				rows.add(new Row(lane, depth));
			}
		}
		return new TimelineRows(clock, rows);
	}

	/** The rows: thread by thread, outermost calls first. */
	public List<Row> rows() {
		return rows;
	}

	/** End of the last event. */
	public long end() {
		return rows.stream().mapToLong(row -> row.lane().lastTicks()).max().stream().map(clock::toNanos).findFirst().orElse(0);
	}

	/**
	 * What a row shows in a window.
	 *
	 * @param strip is cleared and filled; its width is that of the window
	 */
	public void draw(Row row, long fromNanos, long toNanos, Strip strip) {
		row.lane.draw(row.depth, ticks(fromNanos), ticks(toNanos), strip);
	}

	/** The call under a moment, exactly; null where there is none. */
	public Span at(Row row, long nanos) {
		return row.lane.at(row.depth, ticks(nanos));
	}

	/** The call of a box that {@link #draw} made, of several the longest; null for one that is still open. */
	public Span span(Row row, Strip strip, int box) {
		return strip.span(box) < 0 ? null : row.lane.span(row.depth, strip.span(box));
	}

	/** Nanoseconds since the start of the recording. */
	public long nanos(long ticks) {
		return clock.toNanos(ticks);
	}

	private long ticks(long nanos) {
		return clock.startTicks() + Math.round(nanos / clock.nanosPerTick());
	}
}
