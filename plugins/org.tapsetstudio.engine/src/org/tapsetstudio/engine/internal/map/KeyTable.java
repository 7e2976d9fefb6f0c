package org.tapsetstudio.engine.internal.map;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.tapsetstudio.dsl.program.Type;

/**
 * The keys of a {@link TupleMap}, and, where it maps to numbers, the number of each: a hash table with open addressing, whose places are the slots of the elements. One thread.
 * <p>
 * What a key costs is the memory that has to come into the cache. So a key and its number lie side by side in the table itself, and keys are packed into one word ({@link KeyPacking}) until one comes
 * that does not fit: then the map goes on with a table of wide keys.
 */
final class KeyTable {
	private static final int FIRST_PLACES = 32;
	/** Places for one element. */
	private static final int SPARSITY = 2;
	/** Odd numbers without a pattern, one for each position of a key, so that all keys are mixed in parallel. */
	private static final long[] MIX = new SplittableRandom(1).longs(64).map(n -> n | 1).toArray();
	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private final int arity;
	private final boolean numbers;
	/** Null for wide keys. */
	private final KeyPacking packing;
	/** Words of a key, and of a place. */
	private final int width;
	private final int stride;
	private final int mask;
	/** A key that is packed is never 0, so 0 is a free place. */
	private final long[] cells;
	/** Of wide keys: the hash of each, or 0 for a free place. */
	private final int[] hashes;

	private KeyTable(int arity, boolean numbers, KeyPacking packing, int places) {
		this.arity = arity;
		this.numbers = numbers;
		this.packing = packing;
		width = packing != null ? 1 : arity;
		stride = numbers ? width + 1 : width;
		mask = places - 1;
		cells = new long[places * stride];
		hashes = packing != null ? null : new int[places];
	}

	/** An empty table for keys of these types. */
	static KeyTable of(List<Type> keys, boolean numbers) {
		return new KeyTable(keys.size(), numbers, KeyPacking.possible(keys.size()) ? new KeyPacking(keys) : null, FIRST_PLACES);
	}

	/** An empty table for twice as many of the same keys. */
	KeyTable larger() {
		return new KeyTable(arity, numbers, packing, 2 * slots());
	}

	/** An empty table for as many keys of any numbers. */
	KeyTable wide() {
		return new KeyTable(arity, numbers, null, slots());
	}

	int arity() {
		return arity;
	}

	/** Slots are below this. */
	int slots() {
		return mask + 1;
	}

	/** How many keys there should be at most. */
	int capacity() {
		return slots() / SPARSITY;
	}

	boolean fits(long[] key, int offset) {
		return packing == null || packing.pack(key, offset) != KeyPacking.NO_KEY;
	}

	/** The word of a key, {@link KeyPacking#NO_KEY} if it has none. */
	long pack(long[] key, int offset) {
		return packing == null ? KeyPacking.NO_KEY : packing.pack(key, offset);
	}

	long key(int slot, int position) {
		return packing != null ? packing.unpack(cells[slot * stride], position) : cells[slot * stride + position];
	}

	long number(int slot) {
		return cells[slot * stride + width];
	}

	void number(int slot, long value) {
		cells[slot * stride + width] = value;
	}

	/** Adds to the number in a slot and gives the new one. */
	long add(int slot, long step) {
		return cells[slot * stride + width] += step;
	}

	/** The slot of the key at {@code offset}, or {@link TupleMap#NONE}. */
	int find(long[] key, int offset) {
		if (packing == null) {
			return findWide(key, offset);
		}
		long word = packing.pack(key, offset);
		return word == KeyPacking.NO_KEY ? TupleMap.NONE : find(word);
	}

	/** The slot of a packed key, or {@link TupleMap#NONE}. */
	int find(long word) {
		int at = hash(word) & mask;
		for (long there; (there = cells[at * stride]) != word; at = at + 1 & mask) {
			if (there == KeyPacking.NO_KEY) {
				return TupleMap.NONE;
			}
		}
		return at;
	}

	private int findWide(long[] key, int offset) {
		int hash = hash(key, offset);
		for (int at = hash & mask; hashes[at] != 0; at = at + 1 & mask) {
			if (hashes[at] == hash && Arrays.equals(cells, at * stride, at * stride + arity, key, offset, offset + arity)) {
				return at;
			}
		}
		return TupleMap.NONE;
	}

	/** Puts a key in, with the number 0, that fits and is not there yet, where there is room for it; its slot. */
	int insert(long[] key, int offset) {
		if (packing != null) {
			return insert(packing.pack(key, offset));
		}
		int hash = hash(key, offset);
		int at = place(hash);
		hashes[at] = hash;
		System.arraycopy(key, offset, cells, at * stride, arity);
		clearNumber(at);
		return at;
	}

	/** The same for a packed key. */
	int insert(long word) {
		int at = place(hash(word));
		cells[at * stride] = word;
		clearNumber(at);
		return at;
	}

	private void clearNumber(int slot) {
		if (numbers) {
			number(slot, 0);
		}
	}

	/** The first free place behind the one of a hash. */
	private int place(int hash) {
		int at = hash & mask;
		while (isTaken(at)) {
			at = at + 1 & mask;
		}
		return at;
	}

	private boolean isTaken(int slot) {
		return packing != null ? cells[slot * stride] != KeyPacking.NO_KEY : hashes[slot] != 0;
	}

	private int home(int slot) {
		return (packing != null ? hash(cells[slot * stride]) : hashes[slot]) & mask;
	}

	/** The slot of the element that has to move to a free slot, so that no search for it ends there; {@link TupleMap#NONE} if there is none. */
	int successor(int hole) {
		for (int at = hole + 1 & mask; isTaken(at); at = at + 1 & mask) {
			if ((at - home(at) & mask) >= (at - hole & mask)) {
				return at;
			}
		}
		return TupleMap.NONE;
	}

	/** Moves a key and its number to a free slot. */
	void move(int from, int to) {
		System.arraycopy(cells, from * stride, cells, to * stride, stride);
		if (hashes != null) {
			hashes[to] = hashes[from];
		}
		free(from);
	}

	/** Forgets the key of a slot. */
	void free(int slot) {
		if (packing != null) {
			cells[slot * stride] = KeyPacking.NO_KEY;
		} else {
			hashes[slot] = 0;
		}
	}

	void clear() {
		if (packing != null) {
			Arrays.fill(cells, KeyPacking.NO_KEY);
		} else {
			Arrays.fill(hashes, 0);
		}
	}

	/**
	 * Adds to the numbers of packed keys that stand in the first place where they may, in two rounds, so that the places of all come into the cache side by side.
	 *
	 * @param homes room for the place of each
	 * @param found room for the key that stands there
	 * @param rest  where the indexes of the others are put, in order
	 * @return how many others there are
	 */
	int addAtHome(int count, long[] words, long[] steps, int[] homes, long[] found, int[] rest) {
		for (int i = 0; i < count; i++) {
			int at = hash(words[i]) & mask;
			homes[i] = at;
			found[i] = cells[at * stride];
		}
		int others = 0;
		for (int i = 0; i < count; i++) {
			if (found[i] == words[i]) {
				cells[homes[i] * stride + 1] += steps[i];
			} else {
				rest[others++] = i;
			}
		}
		return others;
	}

	private static int hash(long word) {
		long h = word * MIX[0];
		return (int) ((h ^ h >>> 32) * GOLDEN >>> 32);
	}

	/** Never 0. */
	private int hash(long[] key, int offset) {
		long h = 0;
		for (int i = 0; i < arity; i++) {
			h += key[offset + i] * MIX[i];
		}
		return (int) ((h ^ h >>> 32) * GOLDEN >>> 32) | Integer.MIN_VALUE;
	}
}
