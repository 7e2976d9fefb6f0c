package org.tapsetstudio.analysis;

import java.util.List;

import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.index.Strip;

/** From one call of a timeline to the next, for keys: exact, whatever the zoom. Every step gives null when there is nothing to go to. */
public final class TimelineSteps {
	/**
	 * A place to be.
	 *
	 * @param row index of {@link TimelineRows#rows()}
	 * @param span the call there
	 */
	public record Stop(int row, Span span) {
	}

	private final TimelineRows rows;
	private final List<TimelineRows.Row> list;

	/** Steps in these rows. */
	public TimelineSteps(TimelineRows rows) {
		this.rows = rows;
		this.list = rows.rows();
	}

	/** The call to begin with: the first of the first thread that has any. */
	public Stop first() {
		for (int i = 0; i < list.size(); i++) {
			Stop first = number(i, 0);
			if (first != null) {
				return first;
			}
		}
		return null;
	}

	/** The next call to the left (-1) or right (1) in the row. */
	public Stop beside(Stop from, int direction) {
		TimelineRows.Row row = list.get(from.row);
		int ended = row.lane().count(row.depth());
		return from.span.isOpen() && direction > 0 ? null : number(from.row, (from.span.isOpen() ? ended : from.span.number()) + direction);
	}

	/** The call in the row above (-1) or below (1) that shares time with this one, the longest of several (to within an eighth); rows without one are passed over. */
	public Stop across(Stop from, int direction) {
		Strip strip = new Strip(1);
		for (int row = from.row + direction; row >= 0 && row < list.size(); row += direction) {
			TimelineRows.Row wanted = list.get(row);
			wanted.lane().draw(wanted.depth(), from.span.start(), from.span.end(), strip);
			Span span = strip.size() == 0 ? null : rows.span(wanted, strip, 0);
			if (span != null) {
				return new Stop(row, span);
			}
		}
		return null;
	}

	/** The next call of the same function before (-1) or after (1) this one in its thread, also where it is nested differently. */
	public Stop same(Stop from, int direction, Progress progress) {
		TimelineRows.Place place = rows.places().get(list.get(from.row).place());
		Stop best = null;
		for (int depth = 0; depth < place.rows() && !progress.isCancelled(); depth++) {
			Span found = same(place.lane(), list.get(place.first() + depth).depth(), from.span, direction);
			if (found != null && (best == null || Long.compare(found.start(), best.span.start()) * direction < 0)) {
				best = new Stop(place.first() + depth, found);
			}
		}
		return best;
	}

	/** The nearest call of the same function of a depth that does not begin at the same time. */
	private static Span same(LaneIndex lane, int depth, Span from, int direction) {
		int number = lane.nearest(depth, from.function(), lane.before(depth, from.start()) + (direction > 0 ? 1 : 0), direction);
		while (number >= 0 && lane.span(depth, number).start() == from.start()) {
			number = lane.nearest(depth, from.function(), number + direction, direction);
		}
		return number < 0 ? null : lane.span(depth, number);
	}

	/** The longest call of the same function in all threads. */
	public Stop longest(Stop from, Progress progress) {
		return hit(SpanSearch.of(f -> f == from.span.function()).longest(lanes(), 1, progress));
	}

	/** The shortest call of the same function in all threads. */
	public Stop shortest(Stop from, Progress progress) {
		return hit(SpanSearch.of(f -> f == from.span.function()).shortest(lanes(), 1, progress));
	}

	private List<LaneIndex> lanes() {
		return rows.places().stream().map(TimelineRows.Place::lane).toList();
	}

	private Stop hit(List<SpanSearch.Hit> hits) {
		for (TimelineRows.Place place : rows.places()) {
			if (!hits.isEmpty() && place.lane() == hits.get(0).lane()) {
				// In a collapsed thread the row stands for all of its calls.
				return new Stop(place.first() + Math.min(place.rows() - 1, hits.get(0).span().depth()), hits.get(0).span());
			}
		}
		return null;
	}

	private Stop number(int row, int number) {
		TimelineRows.Row there = list.get(row);
		int ended = there.lane().count(there.depth());
		Span span = number < 0 || number > ended ? null : number < ended ? there.lane().span(there.depth(), number) : there.lane().open(there.depth());
		return span == null ? null : new Stop(row, span);
	}
}
