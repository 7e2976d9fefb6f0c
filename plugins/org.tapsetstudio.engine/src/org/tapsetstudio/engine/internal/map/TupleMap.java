package org.tapsetstudio.engine.internal.map;

import java.util.List;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.stat.Statistic;

/**
 * An array of the script language: tuples of numbers (strings by their id) to a number, a string or a statistic. Elements keep the order in
 * which they were inserted until they are sorted, which reorders them for good. An element lives in a <i>slot</i>, which stays the same until
 * an element is inserted or removed. No allocation except for growth. One thread.
 * <p>
 * What a large map is to add to its numbers waits until there is enough of it ({@link WaitingAdditions}), because memory comes faster for many keys at once. Whatever reads the map has it added first.
 */
public final class TupleMap {
	public static final int NONE = -1;

	private final Kind kind;
	private final int limit;
	private final boolean wrap;
	private KeyTable keys;
	private ElementOrder order;
	private int removals;
	private final WaitingAdditions waiting = new WaitingAdditions();
	/** Values by slot; only the one of the map's kind is there. To be read anew after an insertion, which may replace the array. */
	public ByteString[] strings;
	public Statistic[] statistics;

	public enum Kind {
		LONG, STRING, STATISTIC
	}

	/**
	 * @param types types of a key's positions, at least one
	 * @param limit most elements, at least 1
	 * @param wrap  whether a full map drops its oldest element for a new one
	 */
	public TupleMap(List<Type> types, Kind kind, int limit, boolean wrap) {
		this.kind = kind;
		this.limit = limit;
		this.wrap = wrap;
		use(KeyTable.of(types, kind == Kind.LONG));
	}

	/** Takes an empty table. */
	private void use(KeyTable empty) {
		keys = empty;
		order = new ElementOrder(empty.slots());
		strings = kind == Kind.STRING ? new ByteString[empty.slots()] : null;
		statistics = kind == Kind.STATISTIC ? new Statistic[empty.slots()] : null;
	}

	KeyTable keys() {
		return keys;
	}

	public int size() {
		settle();
		return order.size();
	}

	public int arity() {
		return keys.arity();
	}

	public int limit() {
		return limit;
	}

	/** First slot in order, or {@link #NONE}. */
	public int first() {
		settle();
		return order.first();
	}

	public int next(int slot) {
		return order.next(slot);
	}

	public long key(int slot, int position) {
		return keys.key(slot, position);
	}

	/** Whether the values are numbers. */
	public boolean hasNumbers() {
		return kind == Kind.LONG;
	}

	/** The number in a slot of a map to numbers. */
	public long number(int slot) {
		return keys.number(slot);
	}

	public void number(int slot, long value) {
		keys.number(slot, value);
	}

	/** Adds to the number in a slot and gives the new one. */
	public long add(int slot, long step) {
		return keys.add(slot, step);
	}

	/**
	 * Adds to the number of the key at {@code offset}, which is made if missing, at some time before anything of the map is read.
	 *
	 * @return false if that is not possible or not worth it: then nothing is done, and the caller has to do it at once
	 */
	public boolean addLater(long[] key, int offset, long step) {
		if (waiting.isFull() && !makeRoom()) {
			return false;
		}
		long word = keys.pack(key, offset);
		if (word == KeyPacking.NO_KEY) {
			return false;
		}
		waiting.add(word, step);
		return true;
	}

	private boolean makeRoom() {
		if (order.size() < WaitingAdditions.LARGE) {
			return false;
		}
		settle();
		return waiting.makeRoom(Math.min(limit, keys.capacity()) - order.size());
	}

	/** Adds what waits, in its order. */
	private void settle() {
		if (!waiting.isEmpty()) {
			waiting.settle(this);
		}
	}

	/** Adds to the number of a packed key, which is made if missing; there must be room for it. */
	void add(long word, long step) {
		int slot = keys.find(word);
		if (slot == NONE) {
			slot = keys.insert(word);
			complete(slot);
		}
		keys.add(slot, step);
	}

	/** Grows whenever an element is removed: a loop over the map must then not trust its slot. */
	public int removals() {
		return removals;
	}

	/** The slot of the key at {@code offset}, or {@link #NONE}. */
	public int find(long[] key, int offset) {
		settle();
		return keys.find(key, offset);
	}

	/** The slot of the key, made if missing; {@link #NONE} if the map is full. */
	public int findOrInsert(long[] key, int offset) {
		int slot = find(key, offset);
		return slot != NONE ? slot : insert(key, offset);
	}

	private int insert(long[] key, int offset) {
		if (order.size() == limit) {
			if (!wrap) {
				return NONE;
			}
			remove(order.first());
		}
		if (!keys.fits(key, offset)) {
			moveTo(keys.wide());
		}
		if (order.size() == keys.capacity()) {
			moveTo(keys.larger());
		}
		int slot = keys.insert(key, offset);
		complete(slot);
		return slot;
	}

	/** Makes a slot with a key an element. */
	private void complete(int slot) {
		if (strings != null) {
			strings[slot] = ByteString.EMPTY;
		}
		order.append(slot);
		waiting.noRoom();
	}

	private void moveTo(KeyTable empty) {
		KeyTable from = keys;
		int[] slots = order.toArray();
		ByteString[] oldStrings = strings;
		Statistic[] oldStatistics = statistics;
		use(empty);
		long[] key = new long[from.arity()];
		for (int slot : slots) {
			for (int i = 0; i < key.length; i++) {
				key[i] = from.key(slot, i);
			}
			int to = keys.insert(key, 0);
			complete(to);
			switch (kind) {
			case LONG -> keys.number(to, from.number(slot));
			case STRING -> strings[to] = oldStrings[slot];
			case STATISTIC -> statistics[to] = oldStatistics[slot];
			}
		}
	}

	/**
	 * Removes an element.
	 *
	 * @return the slot that the one behind it in order has now, or {@link #NONE}; any element may have another slot than before
	 */
	public int remove(int slot) {
		removals++;
		int next = order.next(slot);
		order.remove(slot);
		keys.free(slot);
		int hole = slot;
		for (int from; (from = keys.successor(hole)) != NONE; hole = from) {
			keys.move(from, hole);
			order.move(from, hole);
			if (strings != null) {
				strings[hole] = strings[from];
			} else if (statistics != null) {
				statistics[hole] = statistics[from];
			}
			next = next == from ? hole : next;
		}
		forgetValue(hole);
		return next;
	}

	private void forgetValue(int slot) {
		if (strings != null) {
			strings[slot] = null;
		} else if (statistics != null) {
			statistics[slot] = null;
		}
	}

	public void clear() {
		waiting.forget();
		removals++;
		if (strings != null || statistics != null) {
			for (int slot = order.first(); slot != NONE; slot = order.next(slot)) {
				forgetValue(slot);
			}
		}
		order.clear();
		keys.clear();
	}

	/** All slots in order. */
	public int[] slots() {
		settle();
		return order.toArray();
	}

	/** Makes the order of the elements that of these slots, which must hold every slot once. */
	public void reorder(int[] slots) {
		order.reorder(slots);
	}
}
