package org.tapsetstudio.engine.internal.map;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.stat.Statistic;

/**
 * An array of the script language: tuples of numbers (strings by their id) to a number, a string or a statistic. Elements keep the order in
 * which they were inserted until they are sorted, which reorders them for good. An element lives in a <i>slot</i>, which stays the same until
 * the element is removed. Open addressing; no allocation except for growth. One thread.
 * <p>
 * What a key costs is the memory that has to come into the cache. So a place of the hash table holds a slot and, in the bits above it, a part of the hash, and nothing but the place itself is
 * looked at for an element that is another one; keys are packed into one word ({@link KeyPacking}) until one comes that does not fit; and what a large map is to add to its numbers waits until
 * there is enough of it ({@link WaitingAdditions}), because memory comes faster for many keys at once. Whatever reads the map has it added first.
 */
public final class TupleMap {
	public static final int NONE = -1;
	private static final int FIRST_CAPACITY = 16;

	/** Odd numbers without a pattern, one for each position of a key, so that all keys are mixed in parallel. */
	private static final long[] MIX = new SplittableRandom(1).longs(64).map(n -> n | 1).toArray();
	private static final long GOLDEN = 0x9E3779B97F4A7C15L;
	/** Places in the hash table for one element. */
	private static final int SPARSITY = 2;

	private final int arity;
	private final boolean numbers;
	private final KeyPacking packing;
	/** Whether every key so far fits into one word. */
	private boolean packed;
	/** Words of a key, and of an element in {@link #cells}: its key and, for a map to numbers, its value beside it, on the same cache line. */
	private int width;
	private int stride;
	private final int limit;
	private final boolean wrap;
	private long[] cells;
	private final SlotList slots = new SlotList(FIRST_CAPACITY);
	/** 0, or one more than a slot in the bits of {@link #slotBits}, and its hash above them; the lower bits of the hash say the place. */
	private int[] table;
	private int slotBits;
	private int removals;
	private final WaitingAdditions waiting = new WaitingAdditions();
	/** Values by slot; only the one of the map's kind is there. To be read anew after an insertion, which may replace the array. */
	public ByteString[] strings;
	public Statistic[] statistics;

	public enum Kind {
		LONG, STRING, STATISTIC
	}

	/**
	 * @param keys types of a key's positions, at least one
	 * @param limit most elements, at least 1
	 * @param wrap whether a full map drops its oldest element for a new one
	 */
	public TupleMap(List<Type> keys, Kind kind, int limit, boolean wrap) {
		arity = keys.size();
		this.limit = limit;
		this.wrap = wrap;
		numbers = kind == Kind.LONG;
		packed = KeyPacking.possible(arity);
		packing = packed ? new KeyPacking(keys) : null;
		layout(packed ? 1 : arity);
		cells = new long[FIRST_CAPACITY * stride];
		switch (kind) {
		case LONG -> {
		}
		case STRING -> strings = new ByteString[FIRST_CAPACITY];
		case STATISTIC -> statistics = new Statistic[FIRST_CAPACITY];
		}
		table = new int[FIRST_CAPACITY * SPARSITY];
		slotBits = 2 * FIRST_CAPACITY - 1;
	}

	private void layout(int words) {
		width = words;
		stride = numbers ? words + 1 : words;
	}

	public int size() {
		settle();
		return slots.size();
	}

	public int arity() {
		return arity;
	}

	public int limit() {
		return limit;
	}

	/** First slot in order, or {@link #NONE}. */
	public int first() {
		settle();
		return slots.first();
	}

	public int next(int slot) {
		return slots.next(slot);
	}

	public long key(int slot, int position) {
		return packed ? packing.unpack(cells[slot * stride], position) : cells[slot * stride + position];
	}

	/** Whether the values are numbers. */
	public boolean hasNumbers() {
		return numbers;
	}

	/** The number in a slot of a map to numbers. */
	public long number(int slot) {
		return cells[slot * stride + width];
	}

	public void number(int slot, long value) {
		cells[slot * stride + width] = value;
	}

	/** Adds to the number in a slot and gives the new one. */
	public long add(int slot, long step) {
		return cells[slot * stride + width] += step;
	}

	/**
	 * Adds to the number of the key at {@code offset}, which is made if missing, at some time before anything of the map is read.
	 *
	 * @return false if that is not possible or not worth it: then nothing is done, and the caller has to do it at once
	 */
	public boolean addLater(long[] key, int offset, long step) {
		if (waiting.isFull() && !makeRoom() || !packing.fits(key, offset)) {
			return false;
		}
		waiting.add(packing.pack(key, offset), step);
		return true;
	}

	private boolean makeRoom() {
		if (!packed || slots.used() < WaitingAdditions.LARGE) {
			return false;
		}
		settle();
		return waiting.makeRoom(Math.min(limit - slots.size(), slots.capacity() - slots.used()));
	}

	/** Adds what waits, in its order. */
	private void settle() {
		if (!waiting.isEmpty()) {
			waiting.settle(this);
		}
	}

	/** Grows whenever an element is removed: a loop over the map must then not trust its slot. */
	public int removals() {
		return removals;
	}

	/** The slot of the key at {@code offset}, or {@link #NONE}. */
	public int find(long[] key, int offset) {
		settle();
		if (!packed) {
			return findWide(key, offset);
		}
		if (!packing.fits(key, offset)) {
			return NONE;
		}
		long word = packing.pack(key, offset);
		return find(word, hash(word));
	}

	/** The slot of a packed key, or {@link #NONE}. */
	private int find(long word, int hash) {
		int[] places = table;
		int mask = places.length - 1;
		int bits = slotBits;
		int at = hash & mask;
		int place;
		while ((place = places[at]) != 0) {
			if (((place ^ hash) & ~bits) == 0 && cells[((place & bits) - 1) * stride] == word) {
				return (place & bits) - 1;
			}
			at = at + 1 & mask;
		}
		return NONE;
	}

	private int findWide(long[] key, int offset) {
		int mask = table.length - 1;
		int hash = hash(key, offset);
		int at = hash & mask;
		int place;
		while ((place = table[at]) != 0) {
			int slot = (place & slotBits) - 1;
			if (((place ^ hash) & ~slotBits) == 0 && Arrays.equals(cells, slot * stride, slot * stride + arity, key, offset, offset + arity)) {
				return slot;
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
		if (packed && !packing.fits(key, offset)) {
			unpack();
		}
		int slot = newSlot();
		if (slot != NONE) {
			if (packed) {
				cells[slot * stride] = packing.pack(key, offset);
			} else {
				System.arraycopy(key, offset, cells, slot * stride, arity);
			}
			complete(slot);
		}
		return slot;
	}

	/**
	 * Adds to the numbers of packed keys, each made if missing, in three rounds, so that first the places and then the keys of all come into the cache side by side. There must be room for all.
	 *
	 * @param hashes room for the hash of each
	 * @param places room for its place
	 * @param found  room for the key that stands there
	 */
	void addAll(int count, long[] words, long[] steps, int[] hashes, int[] places, long[] found) {
		int mask = table.length - 1;
		for (int i = 0; i < count; i++) {
			int hash = hash(words[i]);
			hashes[i] = hash;
			places[i] = table[hash & mask];
		}
		int bits = slotBits;
		for (int i = 0; i < count; i++) {
			found[i] = cells[Math.max((places[i] & bits) - 1, 0) * stride];
		}
		for (int i = 0; i < count; i++) {
			long word = words[i];
			int place = places[i];
			int slot = place != 0 && found[i] == word ? (place & bits) - 1 : find(word, hashes[i]);
			if (slot == NONE) {
				slot = insert(word);
			}
			cells[slot * stride + 1] += steps[i];
		}
	}

	private int insert(long word) {
		int slot = newSlot();
		cells[slot * stride] = word;
		complete(slot);
		return slot;
	}

	/** A slot for another element, {@link #NONE} if the map is full. */
	private int newSlot() {
		if (slots.size() == limit) {
			if (!wrap) {
				return NONE;
			}
			remove(slots.first());
		}
		if (slots.isExhausted()) {
			grow();
		}
		return slots.take();
	}

	/** Makes a slot with a key an element. */
	private void complete(int slot) {
		clearValue(slot);
		slots.append(slot);
		waiting.noRoom();
		place(slot);
	}

	/** From now on every number of a key has a word of its own. */
	private void unpack() {
		long[] words = cells;
		int step = stride;
		long[] wide = new long[slots.capacity() * (numbers ? arity + 1 : arity)];
		layout(arity);
		for (int slot = slots.first(); slot != NONE; slot = slots.next(slot)) {
			for (int i = 0; i < arity; i++) {
				wide[slot * stride + i] = packing.unpack(words[slot * step], i);
			}
			if (numbers) {
				wide[slot * stride + width] = words[slot * step + 1];
			}
		}
		packed = false;
		cells = wide;
		Arrays.fill(table, 0);
		placeAll();
	}

	private void clearValue(int slot) {
		if (numbers) {
			number(slot, 0);
		} else if (strings != null) {
			strings[slot] = ByteString.EMPTY;
		} else {
			statistics[slot] = null;
		}
	}

	public void remove(int slot) {
		removals++;
		unplace(slot);
		clearValue(slot);
		slots.remove(slot);
	}

	public void clear() {
		waiting.forget();
		removals++;
		Arrays.fill(table, 0);
		if (statistics != null) {
			Arrays.fill(statistics, 0, slots.used(), null);
		} else if (strings != null) {
			Arrays.fill(strings, 0, slots.used(), ByteString.EMPTY);
		}
		slots.clear();
	}

	/** All slots in order. */
	public int[] slots() {
		settle();
		return slots.toArray();
	}

	/** Makes the order of the elements that of these slots, which must hold every slot once. */
	public void reorder(int[] order) {
		slots.reorder(order);
	}

	private int hash(int slot) {
		return packed ? hash(cells[slot * stride]) : hash(cells, slot * stride);
	}

	private static int hash(long word) {
		long h = word * MIX[0];
		return (int) ((h ^ h >>> 32) * GOLDEN >>> 32);
	}

	private int hash(long[] key, int offset) {
		long h = 0;
		for (int i = 0; i < arity; i++) {
			h += key[offset + i] * MIX[i];
		}
		return (int) ((h ^ h >>> 32) * GOLDEN >>> 32);
	}

	private void place(int slot) {
		int mask = table.length - 1;
		int hash = hash(slot);
		int at = hash & mask;
		while (table[at] != 0) {
			at = at + 1 & mask;
		}
		table[at] = hash & ~slotBits | slot + 1;
	}

	private void placeAll() {
		for (int slot = slots.first(); slot != NONE; slot = slots.next(slot)) {
			place(slot);
		}
	}

	private int slotAt(int place) {
		return (table[place] & slotBits) - 1;
	}

	/** Takes a slot out of the table and moves up what stood behind it, so that no tombstones are needed. */
	private void unplace(int slot) {
		int mask = table.length - 1;
		int hole = hash(slot) & mask;
		while (slotAt(hole) != slot) {
			hole = hole + 1 & mask;
		}
		int at = hole;
		while (true) {
			at = at + 1 & mask;
			if (table[at] == 0) {
				break;
			}
			int home = hash(slotAt(at)) & mask;
			if ((at - home & mask) >= (at - hole & mask)) {
				table[hole] = table[at];
				hole = at;
			}
		}
		table[hole] = 0;
	}

	private void grow() {
		int capacity = slots.capacity() * 2;
		slots.grow(capacity);
		cells = Arrays.copyOf(cells, capacity * stride);
		strings = strings == null ? null : Arrays.copyOf(strings, capacity);
		statistics = statistics == null ? null : Arrays.copyOf(statistics, capacity);
		table = new int[capacity * SPARSITY];
		slotBits = 2 * capacity - 1;
		placeAll();
	}
}
