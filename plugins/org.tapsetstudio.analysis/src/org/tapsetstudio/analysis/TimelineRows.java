package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.pairing.Function;

/**
 * The rows of a timeline: threads below each other, each with a row for each depth, a collapsed one with the row of its outermost calls. Times are nanoseconds since the start of
 * the recording. An immutable list over an index that may grow; any thread may ask, and asking costs what is to be seen, so ask again rather than keep.
 */
public final class TimelineRows {
	/**
	 * One row.
	 *
	 * @param place where its thread is, as an index of {@link #places()}
	 * @param lane the thread
	 * @param depth calls around those of this row
	 */
	public record Row(int place, LaneIndex lane, int depth) {
	}

	/**
	 * Where a thread is.
	 *
	 * @param lane the thread
	 * @param first its first row
	 * @param rows how many it has, at least 1
	 */
	public record Place(LaneIndex lane, int first, int rows, boolean collapsed) {
	}

	private final Clock clock;
	private final IntFunction<Function> functions;
	private final List<Row> rows = new ArrayList<>();
	private final List<Place> places = new ArrayList<>();

	private TimelineRows(IntFunction<Function> functions, Clock clock) {
		this.functions = functions;
		this.clock = clock;
	}

	/**
	 * All rows of these threads as they are now.
	 *
	 * @param functions by their number in the index
	 */
	public static TimelineRows of(List<LaneIndex> lanes, IntFunction<Function> functions, Clock clock) {
		TimelineRows rows = new TimelineRows(functions, clock);
		lanes.forEach(lane -> rows.add(lane, false));
		return rows;
	}

	/** All rows of a finished recording. */
	public static TimelineRows of(RecordingIndex index, Clock clock) {
		return of(index.lanes(), index.functions()::get, clock);
	}

	/** The same threads, without those that are hidden; collapsed ones show one row. */
	public TimelineRows arrange(Predicate<LaneIndex> collapsed, Predicate<LaneIndex> hidden) {
		TimelineRows arranged = new TimelineRows(functions, clock);
		places.stream().map(Place::lane).filter(hidden.negate()).forEach(lane -> arranged.add(lane, collapsed.test(lane)));
		return arranged;
	}

	private void add(LaneIndex lane, boolean collapsed) {
		int count = collapsed ? 1 : Math.max(1, lane.depth());
		places.add(new Place(lane, rows.size(), count, collapsed));
		for (int depth = 0; depth < count; depth++) {
			rows.add(new Row(places.size() - 1, lane, depth));
		}
	}

	/** The rows: thread by thread, outermost calls first. */
	public List<Row> rows() {
		return List.copyOf(rows);
	}

	/** The threads from top to bottom. */
	public List<Place> places() {
		return List.copyOf(places);
	}

	/** A function by its number in a {@link Span} or {@link Strip}. */
	public Function function(int number) {
		return functions.apply(number);
	}

	/** From the start of the recording to the last event of a thread. */
	public TimeRange whole() {
		return new TimeRange(0, places.stream().mapToLong(place -> place.lane().lastTicks()).filter(ticks -> ticks >= 0).map(this::nanos).max().orElse(0));
	}

	/**
	 * What a row shows in a window.
	 *
	 * @param strip is cleared and filled; its width is that of the window
	 */
	public void draw(Row row, TimeRange window, Strip strip) {
		row.lane.draw(row.depth, ticks(window.from()), ticks(window.to()), strip);
	}

	/** The call under a moment, exactly; null where there is none. */
	public Span at(Row row, long nanos) {
		return row.lane.at(row.depth, ticks(nanos));
	}

	/** The call of a box that {@link #draw} made, of several the longest; null for one that was open then and has ended since. */
	public Span span(Row row, Strip strip, int box) {
		return strip.span(box) == Span.OPEN ? row.lane.open(row.depth) : row.lane.span(row.depth, strip.span(box));
	}

	/** The calls around a call of a row and the call itself, outermost first. */
	public List<Span> stack(Row row, Span call) {
		List<Span> stack = new ArrayList<>();
		for (int depth = 0; depth < call.depth(); depth++) {
			Span around = row.lane.at(depth, call.start());
			if (around != null) {
				stack.add(around);
			}
		}
		stack.add(call);
		return stack;
	}

	/** The time of a call. */
	public TimeRange time(Span call) {
		return new TimeRange(nanos(call.start()), nanos(call.end()));
	}

	private long nanos(long ticks) {
		return clock.toNanos(ticks);
	}

	private long ticks(long nanos) {
		return clock.startTicks() + Math.round(nanos / clock.nanosPerTick());
	}
}
