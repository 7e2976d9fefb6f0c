package org.tapsetstudio.markers.internal.dwarf;

import java.nio.ByteBuffer;

/** Reads numbers from a section. Reading behind its end raises {@link IndexOutOfBoundsException} or {@link java.nio.BufferUnderflowException}. */
final class DwarfReader {
	final ByteBuffer bytes;

	DwarfReader(ByteBuffer section, long at) {
		if (at < 0 || at > section.limit()) {
			throw new IndexOutOfBoundsException("offset " + at);
		}
		bytes = section.duplicate().order(section.order()).position((int) at);
	}

	int at() {
		return bytes.position();
	}

	void skip(long count) {
		if (count < 0 || count > bytes.remaining()) {
			throw new IndexOutOfBoundsException("length " + count);
		}
		bytes.position(bytes.position() + (int) count);
	}

	/** An unsigned number of 1, 2, 3 or 4 bytes, or any of 8. */
	long fixed(int size) {
		return switch (size) {
		case 1 -> bytes.get() & 0xFFL;
		case 2 -> bytes.getShort() & 0xFFFFL;
		case 3 -> bytes.getShort() & 0xFFFFL | (bytes.get() & 0xFFL) << 16;
		case 4 -> bytes.getInt() & 0xFFFFFFFFL;
		default -> bytes.getLong();
		};
	}

	long unsigned() {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			long part = bytes.get();
			if (shift < 64) {
				value |= (part & 127) << shift;
			}
			if (part >= 0) {
				return value;
			}
		}
	}

	long signed() {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			long part = bytes.get();
			if (shift < 64) {
				value |= (part & 127) << shift;
			}
			if (part >= 0) {
				return (part & 64) != 0 && shift < 57 ? value | -1L << shift + 7 : value;
			}
		}
	}

	byte[] block(long length) {
		if (length < 0 || length > bytes.remaining()) {
			throw new IndexOutOfBoundsException("length " + length);
		}
		byte[] result = new byte[(int) length];
		bytes.get(result);
		return result;
	}

	String string() {
		int start = at();
		while (bytes.get() != 0) {
			// to the end
		}
		byte[] text = new byte[at() - 1 - start];
		bytes.get(start, text);
		return new String(text, java.nio.charset.StandardCharsets.UTF_8);
	}
}
