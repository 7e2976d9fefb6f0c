package org.tapsetstudio.engine.internal.map;

/** A stable merge sort of slots, without boxing. */
public final class SlotSorter {
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
