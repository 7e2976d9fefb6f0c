package org.tapsetstudio.analysis;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

/** The trees of the lanes under a filter. */
final class FilteredLanes {
	private final CallFilter filter;
	private final CallPairing pairing;
	private final Progress progress;
	private final IntPredicate focus;
	private final IntPredicate hidden;
	private final long from;
	private final long to;
	private int done;

	FilteredLanes(CallFilter filter, CallPairing pairing, Progress progress) {
		this.filter = filter;
		this.pairing = pairing;
		this.progress = progress;
		this.focus = filter.focus() == null ? null : remembering(pairing.functions(), filter.focus());
		this.hidden = remembering(pairing.functions(), filter.hidden());
		Clock clock = pairing.recording().clock();
		TimeRange window = filter.window();
		from = window == null ? 0 : clock.startTicks() + (long) (window.from() / clock.nanosPerTick());
		to = window == null ? Long.MAX_VALUE : clock.startTicks() + (long) Math.ceil(window.to() / clock.nanosPerTick());
	}

	/** Asks only once for each function. */
	private static IntPredicate remembering(FunctionTable functions, Predicate<Function> chosen) {
		BitSet known = new BitSet();
		BitSet yes = new BitSet();
		return number -> {
			if (!known.get(number)) {
				known.set(number);
				yes.set(number, chosen.test(functions.get(number)));
			}
			return yes.get(number);
		};
	}

	/** @throws java.util.concurrent.CancellationException when cancelled */
	LaneTree tree(Lane lane) {
		LaneTree tree = new LaneTree();
		if (filter.threads().test(lane.stream())) {
			replay(lane, new FilterSink(tree, lane, focus, hidden, filter.hasDurations() ? durations(lane) : null, progress));
		}
		progress.done((double) ++done / pairing.lanes().size());
		return tree;
	}

	private DurationSink durations(Lane lane) {
		Clock clock = pairing.recording().clock();
		long most = filter.maximumNanos() == Long.MAX_VALUE ? Long.MAX_VALUE : clock.ticksIn(filter.maximumNanos());
		DurationSink durations = new DurationSink(clock.ticksIn(filter.minimumNanos()), most);
		replay(lane, durations);
		return durations;
	}

	private void replay(Lane lane, CallSink sink) {
		WindowSink.replay(lane, from, to, sink);
	}
}
