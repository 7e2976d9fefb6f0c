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
	 * Sorts as far as a loop with a limit needs it: up to {@value #MOST_PARTIAL} first ones come in order to the front, and each that gives way to
	 * another one takes its place. Without a limit or above that, everything is sorted. What scripts see of it later is the order of the rest.
	 */
	public static void sort(int[] slots, Order order, long limit) {
		if (limit <= 0 || limit > MOST_PARTIAL || limit >= slots.length) {
			sort(slots, order);
			return;
		}
		int n = (int) limit;
		int[] first = Arrays.copyOf(slots, n);
		sort(first, order);
		System.arraycopy(first, 0, slots, 0, n);
		for (int i = n; i < slots.length; i++) {
			int slot = slots[i];
			if (order.compare(slots[n - 1], slot) > 0) {
				slots[i] = slots[n - 1];
				int at = n - 1;
				for (; at > 0 && order.compare(slots[at - 1], slot) > 0; at--) {
					slots[at] = slots[at - 1];
				}
				slots[at] = slot;
			}
		}
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
