package org.tapsetstudio.analysis;

import java.util.Arrays;
import java.util.BitSet;

import org.tapsetstudio.recording.pairing.CallSink;

/** Notes which calls of a lane are shorter or longer than wanted, by the order in which they begin. */
final class DurationSink implements CallSink {
	private final long minimum;
	private final long maximum;
	private final BitSet unfit = new BitSet();
	private long[] starts = new long[64];
	private int[] numbers = new int[64];
	private int depth;
	private int number;
	/** When the lane began; -1 before. */
	private long first = -1;
	private final BitSet unfitBefore = new BitSet();
	private int numberBefore;

	/** In ticks. */
	DurationSink(long minimum, long maximum) {
		this.minimum = minimum;
		this.maximum = maximum;
	}

	BitSet unfit() {
		return unfit;
	}

	/** Of the calls that had begun before the first event, by the order in which they end. */
	BitSet unfitBefore() {
		return unfitBefore;
	}

	@Override
	public void time(long ticks) {
		first = first < 0 ? ticks : first;
	}

	@Override
	public void beforeTrace(int function, long ticks, int flags) {
		unfitBefore.set(numberBefore++, isUnfit(ticks - first));
	}

	private boolean isUnfit(long length) {
		return length < minimum || length > maximum;
	}

	@Override
	public void enter(int function, long ticks, int flags) {
		if (depth == starts.length) {
			starts = Arrays.copyOf(starts, 2 * depth);
			numbers = Arrays.copyOf(numbers, 2 * depth);
		}
		starts[depth] = ticks;
		numbers[depth++] = number++;
	}

	@Override
	public void leave(long ticks, int flags) {
		depth--;
		unfit.set(numbers[depth], isUnfit(ticks - starts[depth]));
	}
}
