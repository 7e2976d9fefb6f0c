package org.tapsetstudio.recording.index;

import java.util.Arrays;

/** Collects the functions of one block of calls after another. For one thread. */
final class FunctionScratch {
	private int[] block = new int[64];
	private long[] longest = new long[64];
	private long[] shortest = new long[64];
	private final int[] seen = new int[FunctionBlocks.CALLS];
	private int count;
	private int current;

	void clear() {
		count = 0;
		current++;
	}

	void add(int function, long length) {
		if (function >= block.length) {
			int size = Math.max(function + 1, 2 * block.length);
			block = Arrays.copyOf(block, size);
			longest = Arrays.copyOf(longest, size);
			shortest = Arrays.copyOf(shortest, size);
		}
		if (block[function] != current) {
			block[function] = current;
			seen[count++] = function;
			longest[function] = length;
			shortest[function] = length;
		} else if (length > longest[function]) {
			longest[function] = length;
		} else if (length < shortest[function]) {
			shortest[function] = length;
		}
	}

	/** The functions, by number. */
	int[] sorted() {
		int[] functions = Arrays.copyOf(seen, count);
		Arrays.sort(functions);
		return functions;
	}

	long longest(int function) {
		return longest[function];
	}

	long shortest(int function) {
		return shortest[function];
	}
}
