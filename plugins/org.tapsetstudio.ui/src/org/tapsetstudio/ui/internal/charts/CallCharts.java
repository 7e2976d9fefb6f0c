package org.tapsetstudio.ui.internal.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.CallRates;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.FrameLabel;
import org.tapsetstudio.ui.internal.data.RecordingSource;

/**
 * The charts of a recording's calls. They ask the index, so they cost what they show.
 *
 * @param window the time that is selected, else all of it
 * @param function whose durations are shown; null for all functions
 */
record CallCharts(RecordingSource source, TimeRange window, FrameLabel function) {
	private static final double SECOND = 1e9;
	private static final double MILLI = 1e6;
	private static final int STRETCHES = 600;
	private static final int BARS_PER_DOUBLING = 2;

	List<ChartKind> kinds() {
		return List.of(new ChartKind("rate", Messages.EventRate, this::rate), //$NON-NLS-1$
				new ChartKind("durations", function == null ? Messages.Durations : NLS.bind(Messages.DurationsOf, function.function()), this::durations), //$NON-NLS-1$
				new ChartKind("pauses", Messages.Pauses, this::pauses)); //$NON-NLS-1$
	}

	private ChartData rate(Progress progress) {
		var rows = source.timeline();
		if (rows.isEmpty()) {
			return ChartData.nothing(Messages.EventRate, Messages.NoCalls);
		}
		var rates = CallRates.all(lanes(rows.get()), source.clock(), window, STRETCHES, progress);
		var x = new double[STRETCHES];
		var y = new double[STRETCHES];
		for (int i = 0; i < STRETCHES; i++) {
			x[i] = (window.from() + (i + 0.5) * window.length() / STRETCHES) / SECOND;
			y[i] = rates.perSecond(i);
		}
		return ChartData.line(Messages.EventRate, Messages.Time, Messages.PerSecond, x, y);
	}

	private ChartData durations(Progress progress) {
		var title = kinds().get(1).title();
		var rows = source.timeline();
		if (rows.isEmpty()) {
			return ChartData.nothing(title, Messages.NoDurations);
		}
		var durations = CallDurations.of(search(rows.get(), f -> function == null || FrameLabel.of(f).equals(function)), lanes(rows.get()), source.clock(), progress);
		var bars = durations.bars(BARS_PER_DOUBLING);
		return bars.isEmpty() ? ChartData.nothing(title, Messages.NoDurations)
				: ChartData.bars(title, Messages.Duration, Messages.Calls, bars.stream().map(bar -> Quantities.duration(bar.from())).toList(), bars.stream().mapToDouble(CallDurations.Bar::count).toArray());
	}

	private ChartData pauses(Progress progress) {
		var rows = source.timeline();
		var hits = new ArrayList<SpanSearch.Hit>();
		if (rows.isPresent()) {
			search(rows.get(), Activity.GARBAGE_COLLECTION::includes).each(lanes(rows.get()), progress, hits::add);
		}
		if (hits.isEmpty()) {
			return ChartData.nothing(Messages.Pauses, Messages.NoPauses);
		}
		hits.sort(java.util.Comparator.comparingLong(hit -> hit.span().start()));
		Clock clock = source.clock();
		return ChartData.points(Messages.Pauses, Messages.Time, Messages.Pause, hits.stream().mapToDouble(hit -> clock.toNanos(hit.span().start()) / SECOND).toArray(),
				hits.stream().mapToDouble(hit -> clock.durationNanos(hit.span().end() - hit.span().start()) / MILLI).toArray());
	}

	private SpanSearch search(TimelineRows rows, Predicate<Function> functions) {
		Clock clock = source.clock();
		var known = new java.util.HashMap<Integer, Boolean>();
		IntPredicate chosen = number -> known.computeIfAbsent(number, id -> functions.test(rows.function(id)));
		return new SpanSearch(chosen, clock.startTicks() + clock.ticksIn(window.from()), clock.startTicks() + clock.ticksIn(window.to()), 0, Long.MAX_VALUE);
	}

	private static List<LaneIndex> lanes(TimelineRows rows) {
		return rows.places().stream().map(TimelineRows.Place::lane).toList();
	}
}
