package org.tapsetstudio.recording.internal;

import java.util.Arrays;

/**
 * Definitions of one kind by their dense ids. Ids below the own ones are the parent's. One thread adds, any thread reads.
 *
 * @param <T> the definition
 */
final class Ids<T> {
	private T[] items;
	private long[] positions;
	private volatile int end;
	private int base;
	private Ids<T> inherited;

	/** @param empty an array of length 0 */
	Ids(int first, T[] empty) {
		this.items = empty;
		this.positions = new long[0];
		this.base = first;
		this.end = first;
	}

	/** Ids that the parent defined before this position of its log hold here too. Only before the first own definition. */
	void inherit(Ids<T> parent, long position) {
		inherited = parent;
		base = Math.max(base, parent.endAt(position));
		end = base;
	}

	private int endAt(long position) {
		int count = end - base;
		int at = Arrays.binarySearch(positions, 0, count, position);
		return base + (at < 0 ? -at - 1 : at);
	}

	/** @return false when the id cannot be right: below the own ones, or more than {@code slack} beyond them */
	boolean add(int id, T item, long position, long slack) {
		int index = id - base;
		if (id < base || index < 0 || index > end - base + slack) {
			return false;
		}
		if (index >= items.length) {
			int length = Math.max(16, index + (index >> 1) + 1);
			items = Arrays.copyOf(items, length);
			positions = Arrays.copyOf(positions, length);
		}
		items[index] = item;
		if (id >= end) {
			Arrays.fill(positions, end - base, index + 1, position);
			end = id + 1;
		}
		return true;
	}

	/** The definition, or null. */
	T get(int id) {
		Ids<T> ids = this;
		while (id < ids.base) {
			ids = ids.inherited;
			if (ids == null) {
				return null;
			}
		}
		return id < ids.end ? ids.items[id - ids.base] : null;
	}

	/** One more than the highest id. */
	int end() {
		return end;
	}
}
