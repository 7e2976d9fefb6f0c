package org.tapsetstudio.analysis.activities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;

/** Finds queries, transactions, waits, collections and the like in a recording, as rows for a timeline. */
public final class Activities {
	private Activities() {
	}

	/** A row for each kind of work and thread that has any: by kind, then by thread. Looks at those pages of the index that hold such calls; empty when cancelled. */
	public static List<ActivityLane> of(RecordingIndex index, Clock clock, Progress progress) {
		List<ActivityLane> rows = new ArrayList<>();
		for (Activity activity : Activity.values()) {
			IntPredicate functions = function -> function < index.functions().size() && activity.includes(index.functions().get(function));
			if (index.functions().stream().noneMatch(activity::includes)) {
				continue;
			}
			for (LaneIndex lane : index.lanes()) {
				if (progress.isCancelled()) {
					return List.of();
				}
				ActivityLane row = row(activity, lane, functions, clock, progress);
				if (row != null) {
					rows.add(row);
				}
			}
			progress.done((activity.ordinal() + 1.0) / Activity.values().length);
		}
		return progress.isCancelled() ? List.of() : rows;
	}

	private static ActivityLane row(Activity activity, LaneIndex lane, IntPredicate functions, Clock clock, Progress progress) {
		List<Span> spans = new ArrayList<>();
		SpanSearch.of(functions).each(List.of(lane), silent(progress), hit -> {
			if (!hit.span().isInstant()) {
				spans.add(hit.span());
			}
		});
		if (spans.isEmpty()) {
			return null;
		}
		spans.sort(Comparator.comparingLong(Span::start).thenComparingInt(Span::depth));
		TimeRange[] times = spans.stream().map(span -> new TimeRange(clock.toNanos(span.start()), clock.toNanos(span.end()))).toArray(TimeRange[]::new);
		return new ActivityLane(activity, lane, spans.stream().mapToInt(Span::depth).toArray(), spans.stream().mapToInt(Span::number).toArray(), times);
	}

	private static Progress silent(Progress progress) {
		return new Progress() {
			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}
		};
	}
}
