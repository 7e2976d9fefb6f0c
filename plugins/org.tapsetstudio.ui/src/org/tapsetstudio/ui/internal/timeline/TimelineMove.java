package org.tapsetstudio.ui.internal.timeline;

import java.util.function.Consumer;
import java.util.function.IntPredicate;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.TimelineSteps;
import org.tapsetstudio.analysis.TimelineSteps.Stop;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.ui.internal.data.TimedCall;

/** A way from the selected call to another one. Looks into the index, some at every call: not for the user interface's thread. */
@FunctionalInterface
interface TimelineMove {
	/** From nowhere to the first call; to the left or right in its lane. */
	static TimelineMove beside(int direction) {
		return (rows, from, progress) -> from == null ? new TimelineSteps(rows).first() : new TimelineSteps(rows).beside(from, direction);
	}

	/** To the lane above or below. */
	static TimelineMove across(int direction) {
		return (rows, from, progress) -> from == null ? new TimelineSteps(rows).first() : new TimelineSteps(rows).across(from, direction);
	}

	/** To the call of the same function before or after. */
	static TimelineMove same(int direction) {
		return (rows, from, progress) -> from == null ? null : new TimelineSteps(rows).same(from, direction, progress);
	}

	/** To the longest call of the same function. */
	static TimelineMove longest() {
		return (rows, from, progress) -> from == null ? null : new TimelineSteps(rows).longest(from, progress);
	}

	/** To the shortest call of the same function. */
	static TimelineMove shortest() {
		return (rows, from, progress) -> from == null ? null : new TimelineSteps(rows).shortest(from, progress);
	}

	/** To what is drawn in a lane in a stretch of time, of several calls the longest. */
	static TimelineMove to(TimelineRows.Row lane, TimeRange time) {
		return (rows, from, progress) -> {
			var strip = new Strip(1);
			rows.draw(lane, time, strip);
			var span = strip.size() == 0 ? null : rows.span(lane, strip, 0);
			return span == null ? null : stop(rows, new SpanSearch.Hit(lane.lane(), span));
		};
	}

	/** To the next call in time after the selected one (or before it), of functions that a search found. */
	static TimelineMove match(IntPredicate functions, int direction) {
		return (rows, from, progress) -> {
			var lanes = rows.places().stream().map(TimelineRows.Place::lane).toList();
			long start = from != null ? from.span().start() : direction > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
			var best = new SpanSearch.Hit[1];
			var ahead = direction > 0 ? new SpanSearch(functions, start, Long.MAX_VALUE, 0, Long.MAX_VALUE) : new SpanSearch(functions, Long.MIN_VALUE, start, 0, Long.MAX_VALUE);
			Consumer<SpanSearch.Hit> nearest = hit -> {
				long at = hit.span().start();
				if (direction > 0 ? at > start && (best[0] == null || at < best[0].span().start()) : at < start && (best[0] == null || at > best[0].span().start())) {
					best[0] = hit;
				}
			};
			ahead.running(lanes, nearest);
			ahead.each(lanes, progress, nearest);
			return best[0] == null ? null : stop(rows, best[0]);
		};
	}

	/** To the longest call of some functions that a stretch of time (ticks) has. */
	static TimelineMove longest(IntPredicate functions, long from, long to) {
		return (rows, at, progress) -> {
			var lanes = rows.places().stream().map(TimelineRows.Place::lane).toList();
			var hits = new SpanSearch(functions, from, to, 0, Long.MAX_VALUE).longest(lanes, 1, progress);
			return hits.isEmpty() ? null : stop(rows, hits.getFirst());
		};
	}

	/** To a call that another view knows by its thread, function and start; of calls that began at the same time the outermost. */
	static TimelineMove to(TimedCall call, Clock clock) {
		return (rows, from, progress) -> {
			long start = clock.startTicks() + clock.ticksIn(call.time().from());
			long slack = clock.ticksIn(2) + 1; // moments were rounded to nanoseconds
			for (var place : rows.places()) {
				for (int depth = 0; depth < place.lane().depth() && (call.thread().isEmpty() || call.thread().equals(place.lane().stream().toString())); depth++) {
					for (int number = place.lane().before(depth, start + slack); number >= 0 && place.lane().span(depth, number).start() >= start - slack; number--) {
						var span = place.lane().span(depth, number);
						if (call.function().isEmpty() || rows.function(span.function()).name().equals(call.function())) {
							return stop(rows, new SpanSearch.Hit(place.lane(), span));
						}
					}
				}
			}
			return null;
		};
	}

	/** Where a call is shown: in a collapsed thread the one row stands for all of its calls. */
	static Stop stop(TimelineRows rows, SpanSearch.Hit hit) {
		for (var place : rows.places()) {
			if (place.lane() == hit.lane()) {
				return new Stop(place.first() + Math.min(place.rows() - 1, hit.span().depth()), hit.span());
			}
		}
		return null;
	}

	/** @return null where there is nothing to go to */
	Stop go(TimelineRows rows, Stop from, Progress progress);
}
