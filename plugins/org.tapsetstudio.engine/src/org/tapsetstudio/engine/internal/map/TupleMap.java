package org.tapsetstudio.engine.internal.map;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.stat.Statistic;

/**
 * An array of the script language: tuples of numbers (strings by their id) to a number, a string or a statistic. Elements keep the order in
 * which they were inserted until they are sorted, which reorders them for good. An element lives in a <i>slot</i>, which stays the same until
 * the element is removed. Open addressing; no allocation except for growth. One thread.
 * <p>
 * A place of the hash table holds a slot and, in the bits above it, a part of the hash, so that nothing but the place itself is looked at for an element that is another one: what a key costs is
 * the memory that has to come into the cache. Keys of up to three numbers are hashed and compared without a loop.
 */
public final class TupleMap {
	public static final int NONE = -1;
	private static final int FIRST_CAPACITY = 16;

	/** Odd numbers without a pattern, one for each position of a key, so that all keys are mixed in parallel. */
	private static final long[] MIX = new SplittableRandom(1).longs(64).map(n -> n | 1).toArray();
	private static final long MIX_FIRST = MIX[0], MIX_SECOND = MIX[1], MIX_THIRD = MIX[2];
	/** Places in the hash table for one element. */
	private static final int SPARSITY = 2;

	private final int arity;
	/** Numbers of one element in {@link #cells}: its key and, for a map to numbers, its value beside it, on the same cache line. */
	private final int stride;
	private final int limit;
	private final boolean wrap;
	private long[] cells;
	private int[] next;
	private int[] previous;
	/** 0, or one more than a slot in the bits of {@link #slotBits}, and its hash above them; the lower bits of the hash say the place. */
	private int[] table;
	private int slotBits;
	private int free = NONE;
	private int used;
	private int size;
	private int head = NONE;
	private int tail = NONE;
	private int removals;
	/** Values by slot; only the one of the map's kind is there. To be read anew after an insertion, which may replace the array. */
	public ByteString[] strings;
	public Statistic[] statistics;

	public enum Kind {
		LONG, STRING, STATISTIC
	}

	/**
	 * @param limit most elements, at least 1
	 * @param wrap whether a full map drops its oldest element for a new one
	 */
	public TupleMap(int arity, Kind kind, int limit, boolean wrap) {
		this.arity = arity;
		this.limit = limit;
		this.wrap = wrap;
		stride = kind == Kind.LONG ? arity + 1 : arity;
		cells = new long[FIRST_CAPACITY * stride];
		next = new int[FIRST_CAPACITY];
		previous = new int[FIRST_CAPACITY];
		switch (kind) {
		case LONG -> {
		}
		case STRING -> strings = new ByteString[FIRST_CAPACITY];
		case STATISTIC -> statistics = new Statistic[FIRST_CAPACITY];
		}
		table = new int[FIRST_CAPACITY * SPARSITY];
		slotBits = 2 * FIRST_CAPACITY - 1;
	}

	public int size() {
		return size;
	}

	public int arity() {
		return arity;
	}

	public int limit() {
		return limit;
	}

	/** First slot in order, or {@link #NONE}. */
	public int first() {
		return head;
	}

	public int next(int slot) {
		return next[slot];
	}

	public long key(int slot, int position) {
		return cells[slot * stride + position];
	}

	/** Whether the values are numbers. */
	public boolean hasNumbers() {
		return stride > arity;
	}

	/** The number in a slot of a map to numbers. */
	public long number(int slot) {
		return cells[slot * stride + arity];
	}

	public void number(int slot, long value) {
		cells[slot * stride + arity] = value;
	}

	/** Adds to the number in a slot and gives the new one. */
	public long add(int slot, long step) {
		return cells[slot * stride + arity] += step;
	}

	/** Grows whenever an element is removed: a loop over the map must then not trust its slot. */
	public int removals() {
		return removals;
	}

	/** The slot of the key at {@code offset}, or {@link #NONE}. */
	public int find(long[] key, int offset) {
		int[] places = table;
		int mask = places.length - 1;
		int bits = slotBits;
		int hash = hash(key, offset);
		int at = hash & mask;
		int place;
		while ((place = places[at]) != 0) {
			if (((place ^ hash) & ~bits) == 0 && matches((place & bits) - 1, key, offset)) {
				return (place & bits) - 1;
			}
			at = at + 1 & mask;
		}
		return NONE;
	}

	/** The slot of the key, made if missing; {@link #NONE} if the map is full. */
	public int findOrInsert(long[] key, int offset) {
		int slot = find(key, offset);
		return slot != NONE ? slot : insert(key, offset);
	}

	private int insert(long[] key, int offset) {
		if (size == limit) {
			if (!wrap) {
				return NONE;
			}
			remove(head);
		}
		int slot = free;
		if (slot != NONE) {
			free = next[slot];
		} else {
			if (used == next.length) {
				grow();
			}
			slot = used++;
		}
		System.arraycopy(key, offset, cells, slot * stride, arity);
		clearValue(slot);
		append(slot);
		size++;
		place(slot);
		return slot;
	}

	private void clearValue(int slot) {
		if (hasNumbers()) {
			number(slot, 0);
		} else if (strings != null) {
			strings[slot] = ByteString.EMPTY;
		} else {
			statistics[slot] = null;
		}
	}

	private void append(int slot) {
		previous[slot] = tail;
		next[slot] = NONE;
		if (tail == NONE) {
			head = slot;
		} else {
			next[tail] = slot;
		}
		tail = slot;
	}

	public void remove(int slot) {
		removals++;
		unplace(slot);
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
		clearValue(slot);
		next[slot] = free;
		free = slot;
		size--;
	}

	public void clear() {
		removals++;
		Arrays.fill(table, 0);
		if (statistics != null) {
			Arrays.fill(statistics, 0, used, null);
		} else if (strings != null) {
			Arrays.fill(strings, 0, used, ByteString.EMPTY);
		}
		head = tail = free = NONE;
		used = size = 0;
	}

	/** All slots in order. */
	public int[] slots() {
		int[] all = new int[size];
		int i = 0;
		for (int slot = head; slot != NONE; slot = next[slot]) {
			all[i++] = slot;
		}
		return all;
	}

	/** Makes the order of the elements that of {@code slots}, which must hold every slot once. */
	public void reorder(int[] slots) {
		head = tail = NONE;
		for (int slot : slots) {
			append(slot);
		}
	}

	private boolean matches(int slot, long[] key, int offset) {
		long[] all = cells;
		int base = slot * stride;
		if (all[base] != key[offset] || arity > 1 && all[base + 1] != key[offset + 1] || arity > 2 && all[base + 2] != key[offset + 2]) {
			return false;
		}
		for (int i = 3; i < arity; i++) {
			if (all[base + i] != key[offset + i]) {
				return false;
			}
		}
		return true;
	}

	private int hash(long[] key, int offset) {
		long h = key[offset] * MIX_FIRST;
		if (arity > 1) {
			h += key[offset + 1] * MIX_SECOND;
		}
		if (arity > 2) {
			h += key[offset + 2] * MIX_THIRD;
		}
		for (int i = 3; i < arity; i++) {
			h += key[offset + i] * MIX[i];
		}
		h = (h ^ h >>> 32) * 0x9E3779B97F4A7C15L;
		return (int) (h >>> 32);
	}

	private void place(int slot) {
		int mask = table.length - 1;
		int hash = hash(cells, slot * stride);
		int at = hash & mask;
		while (table[at] != 0) {
			at = at + 1 & mask;
		}
		table[at] = hash & ~slotBits | slot + 1;
	}

	private int slotAt(int place) {
		return (table[place] & slotBits) - 1;
	}

	/** Takes a slot out of the table and moves up what stood behind it, so that no tombstones are needed. */
	private void unplace(int slot) {
		int mask = table.length - 1;
		int hole = hash(cells, slot * stride) & mask;
		while (slotAt(hole) != slot) {
			hole = hole + 1 & mask;
		}
		int at = hole;
		while (true) {
			at = at + 1 & mask;
			if (table[at] == 0) {
				break;
			}
			int home = hash(cells, slotAt(at) * stride) & mask;
			if ((at - home & mask) >= (at - hole & mask)) {
				table[hole] = table[at];
				hole = at;
			}
		}
		table[hole] = 0;
	}

	private void grow() {
		int capacity = next.length * 2;
		cells = Arrays.copyOf(cells, capacity * stride);
		next = Arrays.copyOf(next, capacity);
		previous = Arrays.copyOf(previous, capacity);
		strings = strings == null ? null : Arrays.copyOf(strings, capacity);
		statistics = statistics == null ? null : Arrays.copyOf(statistics, capacity);
		table = new int[capacity * SPARSITY];
		slotBits = 2 * capacity - 1;
		for (int slot = head; slot != NONE; slot = next[slot]) {
			place(slot);
		}
	}
}
