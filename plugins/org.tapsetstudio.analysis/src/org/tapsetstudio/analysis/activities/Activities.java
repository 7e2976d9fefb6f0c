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
import org.tapsetstudio.recording.pairing.CallFlags;

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
		return join(activity, lane, spans, clock);
	}

	/** What came in parts, as a transaction of several queries does, is one. */
	private static ActivityLane join(Activity activity, LaneIndex lane, List<Span> spans, Clock clock) {
		List<Span> firsts = new ArrayList<>();
		List<Long> ends = new ArrayList<>();
		for (Span span : spans) {
			int before = firsts.size() - 1;
			while ((span.flags() & CallFlags.FURTHER_PART) == CallFlags.FURTHER_PART && before >= 0 && (ends.get(before) != span.start() || firsts.get(before).function() != span.function())) {
				before--;
			}
			if ((span.flags() & CallFlags.FURTHER_PART) == CallFlags.FURTHER_PART && before >= 0) {
				ends.set(before, span.end());
			} else {
				firsts.add(span);
				ends.add(span.end());
			}
		}
		TimeRange[] times = new TimeRange[firsts.size()];
		for (int i = 0; i < times.length; i++) {
			times[i] = new TimeRange(clock.toNanos(firsts.get(i).start()), clock.toNanos(ends.get(i)));
		}
		return new ActivityLane(activity, lane, firsts.stream().mapToInt(Span::depth).toArray(), firsts.stream().mapToInt(Span::number).toArray(), times);
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
