package org.tapsetstudio.engine.internal.map;

/**
 * What is to be added to the numbers of a large {@link TupleMap}: it waits until there is a batch of it, because memory comes faster for many keys at once. As long as there is room, adding it needs no
 * more memory, and no limit of the map is reached. One thread.
 */
final class WaitingAdditions {
	/** Elements of a map from which on additions wait: what is smaller is in the nearest caches anyway. */
	static final int LARGE = 1 << 13;
	private static final int BATCH = 128;

	/** Packed keys, and how much is added to the number of each. Made when first something waits. */
	private long[] words;
	private long[] steps;
	/** Room for what {@link KeyTable#addAtHome} finds out about each. */
	private int[] homes;
	private int[] rest;
	private long[] found;
	private int count;
	private int room;

	boolean isEmpty() {
		return count == 0;
	}

	boolean isFull() {
		return count == room;
	}

	/** Only while it is not full. */
	void add(long word, long step) {
		words[count] = word;
		steps[count++] = step;
	}

	/**
	 * Makes room, only while nothing waits.
	 *
	 * @param elements how many more the map takes as it is
	 * @return whether something can wait
	 */
	boolean makeRoom(int elements) {
		if (words == null) {
			words = new long[BATCH];
			steps = new long[BATCH];
			homes = new int[BATCH];
			rest = new int[BATCH];
			found = new long[BATCH];
		}
		room = Math.min(BATCH, elements);
		return room > 0;
	}

	/** The map has one more element: the room is to be made anew before the next addition waits. */
	void noRoom() {
		room = count;
	}

	/** Nothing waits any more: the map is emptied. */
	void forget() {
		count = 0;
		room = 0;
	}

	/** Adds all to the map, in order. */
	void settle(TupleMap map) {
		int n = count;
		count = 0;
		room = 0;
		KeyTable keys = map.keys();
		int others = keys.addAtHome(n, words, steps, homes, found, rest);
		for (int i = 0; i < others; i++) {
			int other = rest[i];
			map.add(words[other], steps[other]);
		}
	}
}
