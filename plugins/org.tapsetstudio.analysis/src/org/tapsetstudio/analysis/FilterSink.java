package org.tapsetstudio.analysis;

import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.Lane;

/** Lets those calls of one lane through to a tree that a filter wants. Throws {@link CancellationException} when nobody wants the result any more. */
final class FilterSink implements CallSink {
	private static final int ASK_EVERY = 0xFFFF;

	private final LaneTree tree;
	private final IntPredicate focus;
	private final IntPredicate hidden;
	/** Knows the calls that are too short or too long; null where durations do not matter. */
	private final DurationSink durations;
	private final Progress progress;
	private final BitSet kept = new BitSet();
	private final BitSet focal = new BitSet();
	private int depth;
	/** Open calls of the functions in focus, with those that had begun before the first event. */
	private int inside;
	private int number;
	private int numberBefore;

	/**
	 * @param focus null for everywhere
	 */
	FilterSink(LaneTree tree, Lane lane, IntPredicate focus, IntPredicate hidden, DurationSink durations, Progress progress) {
		this.tree = tree;
		this.focus = focus;
		this.hidden = hidden;
		this.durations = durations;
		this.progress = progress;
		for (Lane.Growth growth : lane.growths()) {
			inside += isFocal(growth.function()) ? 1 : 0;
		}
	}

	private boolean isFocal(int function) {
		return focus != null && focus.test(function);
	}

	/** What happened until now, where it lies outside the focus, is no time of the tree's. */
	private void outside(long ticks) {
		if (focus != null && inside == 0) {
			tree.skip(ticks);
		}
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		if ((number & ASK_EVERY) == 0 && progress.isCancelled()) {
			throw new CancellationException();
		}
		outside(ticks);
		boolean fits = durations == null || !durations.unfit().get(number);
		number++;
		boolean here = isFocal(function);
		inside += here ? 1 : 0;
		boolean keep = fits && !hidden.test(function) && (focus == null || inside > 0);
		focal.set(depth, here);
		kept.set(depth++, keep);
		if (keep) {
			tree.enter(function, ticks, flags);
		}
	}

	@Override
	public void leave(long ticks, int flags) {
		depth--;
		if (kept.get(depth)) {
			tree.leave(ticks, flags);
		} else if (inside > 0) {
			tree.time(ticks);
		} else {
			outside(ticks);
		}
		inside -= focal.get(depth) ? 1 : 0;
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		outside(ticks);
		boolean fits = durations == null || !durations.unfitBefore().get(numberBefore);
		numberBefore++;
		if (fits && !hidden.test(function) && (focus == null || inside > 0)) {
			tree.beforeTrace(function, ticks, flags);
		} else {
			tree.time(ticks);
		}
		inside -= isFocal(function) ? 1 : 0;
	}

	@Override
	public void instant(int function, long ticks) {
		outside(ticks);
		if (!hidden.test(function) && (focus == null || inside > 0 || isFocal(function))) {
			tree.instant(function, ticks);
		}
	}

	@Override
	public void time(long ticks) {
		outside(ticks);
		tree.time(ticks);
	}
}
