package org.tapsetstudio.recording.pairing;

import java.util.Arrays;

/** A map from non-negative longs to ints: open addressing, at most half full. */
final class LongIntMap {
	private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

	private long[] keys = new long[64];
	private int[] values = new int[64];
	private int shift = 64 - 6;
	private int count;

	/** The value, or {@code absent}. */
	int get(long key, int absent) {
		int mask = keys.length - 1;
		for (int i = (int) (key * MULTIPLIER >>> shift);; i = i + 1 & mask) {
			long found = keys[i];
			if (found == key + 1) {
				return values[i];
			}
			if (found == 0) {
				return absent;
			}
		}
	}

	/** Adds a key that is not there. */
	void add(long key, int value) {
		if (2 * ++count > keys.length) {
			grow();
		}
		place(key + 1, value);
	}

	private void place(long stored, int value) {
		int mask = keys.length - 1;
		int i = (int) ((stored - 1) * MULTIPLIER >>> shift);
		while (keys[i] != 0) {
			i = i + 1 & mask;
		}
		keys[i] = stored;
		values[i] = value;
	}

	private void grow() {
		long[] oldKeys = keys;
		int[] oldValues = values;
		keys = new long[2 * oldKeys.length];
		values = Arrays.copyOf(oldValues, keys.length);
		shift--;
		for (int i = 0; i < oldKeys.length; i++) {
			if (oldKeys[i] != 0) {
				place(oldKeys[i], oldValues[i]);
			}
		}
	}
}
