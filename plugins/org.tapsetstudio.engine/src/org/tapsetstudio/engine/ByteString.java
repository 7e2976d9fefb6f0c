package org.tapsetstudio.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A string of the script language: bytes without a NUL, immutable. Compared bytewise and unsigned. It remembers its id in the
 * {@link StringTable} of the one dispatcher that it belongs to, so that using a string as a key twice costs one look-up; hence an instance
 * must not be shared between dispatchers.
 */
public final class ByteString implements Comparable<ByteString> {
	public static final ByteString EMPTY = new ByteString(new byte[0], 0);
	static final int NO_ID = -1;

	private final byte[] bytes;
	private int hash;
	private int id;

	ByteString(byte[] bytes, int id) {
		this.bytes = bytes;
		this.id = id;
	}

	/** Takes the bytes as they are, without a copy; the caller must not change them any more. They must not hold a NUL. */
	public static ByteString of(byte[] bytes) {
		return bytes.length == 0 ? EMPTY : new ByteString(bytes, NO_ID);
	}

	/** The first {@code length} bytes from {@code offset}, copied. */
	public static ByteString copyOf(byte[] bytes, int offset, int length) {
		return length == 0 ? EMPTY : new ByteString(Arrays.copyOfRange(bytes, offset, offset + length), NO_ID);
	}

	/** The text as UTF-8. */
	public static ByteString of(String text) {
		return of(text.getBytes(StandardCharsets.UTF_8));
	}

	public int length() {
		return bytes.length;
	}

	/** The byte at {@code index}, 0 to 255. */
	public int at(int index) {
		return bytes[index] & 0xff;
	}

	/** The bytes themselves: not to be changed. */
	public byte[] bytes() {
		return bytes;
	}

	int id() {
		return id;
	}

	void id(int newId) {
		id = newId;
	}

	public boolean startsWith(ByteString prefix) {
		int n = prefix.bytes.length;
		return n <= bytes.length && Arrays.equals(bytes, 0, n, prefix.bytes, 0, n);
	}

	/** Where {@code needle} first occurs at or after {@code from}, or -1. */
	public int indexOf(ByteString needle, int from) {
		int last = bytes.length - needle.bytes.length;
		for (int i = from; i <= last; i++) {
			if (Arrays.equals(bytes, i, i + needle.bytes.length, needle.bytes, 0, needle.bytes.length)) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public int compareTo(ByteString other) {
		return Arrays.compareUnsigned(bytes, other.bytes);
	}

	@Override
	public boolean equals(Object other) {
		return this == other || other instanceof ByteString that && Arrays.equals(bytes, that.bytes);
	}

	@Override
	public int hashCode() {
		int h = hash;
		if (h == 0) {
			h = hash = Arrays.hashCode(bytes);
		}
		return h;
	}

	/** As UTF-8 text, for people. */
	@Override
	public String toString() {
		return new String(bytes, StandardCharsets.UTF_8);
	}
}
