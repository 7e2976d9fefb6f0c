package org.tapsetstudio.recording.pairing;

import java.util.Arrays;

/** A stack of open calls as parallel arrays. */
final class OpenCalls {
	int[] functions;
	int[] matches;
	int[] pairs;
	int[] flags;
	long[] starts;
	int depth;

	OpenCalls() {
		this(16);
	}

	private OpenCalls(int capacity) {
		functions = new int[capacity];
		matches = new int[capacity];
		pairs = new int[capacity];
		flags = new int[capacity];
		starts = new long[capacity];
	}

	OpenCalls copy() {
		OpenCalls copy = new OpenCalls(Math.max(16, depth));
		copy.append(this, 0, depth);
		return copy;
	}

	void append(OpenCalls from, int begin, int end) {
		for (int i = begin; i < end; i++) {
			push(from.functions[i], from.matches[i], from.pairs[i], from.flags[i], from.starts[i]);
		}
	}

	void push(int function, int match, int pair, int flag, long start) {
		if (depth == functions.length) {
			grow();
		}
		int at = depth++;
		functions[at] = function;
		matches[at] = match;
		pairs[at] = pair;
		flags[at] = flag;
		starts[at] = start;
	}

	private void grow() {
		int capacity = 2 * depth;
		functions = Arrays.copyOf(functions, capacity);
		matches = Arrays.copyOf(matches, capacity);
		pairs = Arrays.copyOf(pairs, capacity);
		flags = Arrays.copyOf(flags, capacity);
		starts = Arrays.copyOf(starts, capacity);
	}

	/** The innermost call that such a return ends, or -1. */
	int find(int match, int pair) {
		for (int i = depth - 1; i >= 0; i--) {
			if (matches[i] == match && match != SitePlan.WILD || pairs[i] == pair && (match == SitePlan.WILD || matches[i] == SitePlan.WILD)) {
				return i;
			}
		}
		return -1;
	}
}
