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

	/** In ticks. */
	DurationSink(long minimum, long maximum) {
		this.minimum = minimum;
		this.maximum = maximum;
	}

	BitSet unfit() {
		return unfit;
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
		long length = ticks - starts[--depth];
		if (length < minimum || length > maximum) {
			unfit.set(numbers[depth]);
		}
	}
}
