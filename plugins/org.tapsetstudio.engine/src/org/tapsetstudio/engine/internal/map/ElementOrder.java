package org.tapsetstudio.engine.internal.map;

/** The order of the elements of a {@link TupleMap}, by their slots. One thread. */
final class ElementOrder {
	private static final int NONE = TupleMap.NONE;

	/** By slot: the one of the element after it, and before it. */
	private final int[] next;
	private final int[] previous;
	private int head = NONE;
	private int tail = NONE;
	private int size;

	/** @param slots how many there are: all are below this */
	ElementOrder(int slots) {
		next = new int[slots];
		previous = new int[slots];
	}

	/** How many elements there are. */
	int size() {
		return size;
	}

	/** The slot of the first element, or {@link TupleMap#NONE}. */
	int first() {
		return head;
	}

	/** The slot of the element behind, or {@link TupleMap#NONE}. */
	int next(int slot) {
		return next[slot];
	}

	/** Makes a slot the one of the last element. */
	void append(int slot) {
		link(tail, slot);
		link(slot, NONE);
		size++;
	}

	private void link(int before, int after) {
		if (before == NONE) {
			head = after;
		} else {
			next[before] = after;
		}
		if (after == NONE) {
			tail = before;
		} else {
			previous[after] = before;
		}
	}

	void remove(int slot) {
		link(previous[slot], next[slot]);
		size--;
	}

	/** An element has another slot now, and the same place in the order. */
	void move(int from, int to) {
		int after = next[from];
		link(previous[from], to);
		link(to, after);
	}

	void clear() {
		head = tail = NONE;
		size = 0;
	}

	/** The slots of all elements in order. */
	int[] toArray() {
		int[] all = new int[size];
		int i = 0;
		for (int slot = head; slot != NONE; slot = next[slot]) {
			all[i++] = slot;
		}
		return all;
	}

	/** Puts the elements into this order, in which each must be once. */
	void reorder(int[] order) {
		clear();
		for (int slot : order) {
			append(slot);
		}
	}
}
