package org.tapsetstudio.engine.internal.map;

import java.util.Arrays;

/** The slots of a {@link TupleMap}: those of elements, in the elements' order, and those that are free again. One thread. */
final class SlotList {
	private static final int NONE = TupleMap.NONE;

	/** By slot: the one after it, of the elements or of the free ones. */
	private int[] next;
	private int[] previous;
	private int head = NONE;
	private int tail = NONE;
	private int free = NONE;
	private int used;
	private int size;

	SlotList(int capacity) {
		next = new int[capacity];
		previous = new int[capacity];
	}

	/** How many slots there is room for. */
	int capacity() {
		return next.length;
	}

	/** How many slots were ever taken since the map was empty: all are below this. */
	int used() {
		return used;
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

	/** Whether no slot can be taken before the list has grown. */
	boolean isExhausted() {
		return free == NONE && used == next.length;
	}

	/** A slot that no element has. It has to be appended before the next one is taken. */
	int take() {
		if (free == NONE) {
			return used++;
		}
		int slot = free;
		free = next[slot];
		return slot;
	}

	/** Makes a slot that was taken the one of the last element. */
	void append(int slot) {
		link(slot);
		size++;
	}

	private void link(int slot) {
		previous[slot] = tail;
		next[slot] = NONE;
		if (tail == NONE) {
			head = slot;
		} else {
			next[tail] = slot;
		}
		tail = slot;
	}

	void remove(int slot) {
		int before = previous[slot];
		int after = next[slot];
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
		next[slot] = free;
		free = slot;
		size--;
	}

	void clear() {
		head = tail = free = NONE;
		used = size = 0;
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
		head = tail = NONE;
		for (int slot : order) {
			link(slot);
		}
	}

	void grow(int capacity) {
		next = Arrays.copyOf(next, capacity);
		previous = Arrays.copyOf(previous, capacity);
	}
}
