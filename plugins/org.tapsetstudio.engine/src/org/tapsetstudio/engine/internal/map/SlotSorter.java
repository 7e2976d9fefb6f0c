package org.tapsetstudio.engine.internal.map;

import java.util.Arrays;

/** A stable merge sort of slots, without boxing. */
public final class SlotSorter {
	private static final int MOST_PARTIAL = 30;

	private SlotSorter() {
	}

	/** Compares two slots like a Comparator. */
	public interface Order {
		int compare(int left, int right);
	}

	public static void sort(int[] slots, Order order) {
		int[] from = slots;
		int[] to = new int[slots.length];
		for (int width = 1; width < slots.length; width *= 2) {
			for (int start = 0; start < slots.length; start += 2 * width) {
				merge(from, to, start, Math.min(start + width, slots.length), Math.min(start + 2 * width, slots.length), order);
			}
			int[] swap = from;
			from = to;
			to = swap;
		}
		if (from != slots) {
			System.arraycopy(from, 0, slots, 0, slots.length);
		}
	}

	/**
	 * Sorts as far as a loop with a limit needs it: the first {@value #MOST_PARTIAL} at most come in order to the front. What gives way to a later
	 * element stands directly behind them, in front of what gave way before; all others stay in their order. Scripts see that in the next loop.
	 * Without a limit (0), or above that many, everything is sorted; below 0 the limit counts as 1.
	 */
	public static void sort(int[] slots, Order order, long limit) {
		int n = (int) limit;
		if (n == 0 || n > MOST_PARTIAL || n >= slots.length) {
			sort(slots, order);
			return;
		}
		int[] first = Arrays.copyOf(slots, Math.max(1, n));
		sort(first, order);
		int[] displaced = new int[slots.length];
		int displacedCount = 0;
		int[] rest = new int[slots.length];
		int restCount = 0;
		int last = first.length - 1;
		for (int i = first.length; i < slots.length; i++) {
			int slot = slots[i];
			if (order.compare(first[last], slot) <= 0) {
				rest[restCount++] = slot;
				continue;
			}
			displaced[displacedCount++] = first[last];
			int at = last;
			for (; at > 0 && order.compare(first[at - 1], slot) > 0; at--) {
				first[at] = first[at - 1];
			}
			first[at] = slot;
		}
		System.arraycopy(first, 0, slots, 0, first.length);
		for (int i = 0; i < displacedCount; i++) {
			slots[last + displacedCount - i] = displaced[i];
		}
		System.arraycopy(rest, 0, slots, first.length + displacedCount, restCount);
	}

	private static void merge(int[] from, int[] to, int start, int middle, int end, Order order) {
		int left = start;
		int right = middle;
		for (int i = start; i < end; i++) {
			if (left < middle && (right >= end || order.compare(from[left], from[right]) <= 0)) {
				to[i] = from[left++];
			} else {
				to[i] = from[right++];
			}
		}
	}
}
