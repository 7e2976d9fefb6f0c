package org.tapsetstudio.engine;

import java.util.Arrays;

/**
 * Gives equal strings one number, dense from 0 (the empty string). Numbers never change or go away while the dispatcher lives. Used by the
 * thread that runs the dispatcher only.
 */
public final class StringTable {
	private final int maxLength;
	private ByteString[] byId = new ByteString[256];
	private int[] slots = new int[512];
	private int size;

	/** @param maxLength longest string in bytes; longer ones are cut. At least 1 */
	public StringTable(int maxLength) {
		this.maxLength = maxLength;
		Arrays.fill(slots, -1);
		idOf(ByteString.EMPTY);
	}

	/** How many different strings there are. */
	public int size() {
		return size;
	}

	public ByteString get(int id) {
		return byId[id];
	}

	/** The one instance for these bytes, cut at the first NUL and at the longest length. */
	public ByteString intern(byte[] bytes, int offset, int length) {
		int n = Math.min(length, maxLength);
		for (int i = 0; i < n; i++) {
			if (bytes[offset + i] == 0) {
				n = i;
			}
		}
		int id = idOf(ByteString.copyOf(bytes, offset, n));
		return byId[id];
	}

	public ByteString intern(byte[] bytes) {
		return intern(bytes, 0, bytes.length);
	}

	/** The number of this string, which it gets now if it has none. */
	public int idOf(ByteString string) {
		int id = string.id();
		return id != ByteString.NO_ID && id < size ? id : find(string);
	}

	private int find(ByteString string) {
		int mask = slots.length - 1;
		int slot = mix(string.hashCode()) & mask;
		while (slots[slot] >= 0) {
			ByteString known = byId[slots[slot]];
			if (known.hashCode() == string.hashCode() && known.equals(string)) {
				string.id(slots[slot]);
				return slots[slot];
			}
			slot = slot + 1 & mask;
		}
		return add(string, slot);
	}

	private int add(ByteString string, int slot) {
		int id = size++;
		if (id == byId.length) {
			byId = Arrays.copyOf(byId, id * 2);
		}
		byId[id] = string;
		string.id(id);
		slots[slot] = id;
		if (size * 2 > slots.length) {
			grow();
		}
		return id;
	}

	private void grow() {
		slots = new int[slots.length * 2];
		Arrays.fill(slots, -1);
		int mask = slots.length - 1;
		for (int id = 0; id < size; id++) {
			int slot = mix(byId[id].hashCode()) & mask;
			while (slots[slot] >= 0) {
				slot = slot + 1 & mask;
			}
			slots[slot] = id;
		}
	}

	private static int mix(int hash) {
		return (hash * 0x9E3779B9) >>> 7;
	}
}
