package org.tapsetstudio.export.internal.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A column of a table: of each row one value, never null. Collects the values of one group of rows. */
public final class ParquetColumn {
	/** What a column holds. */
	public enum Type {
		/** 32 bits. */
		INT(1, 4),
		/** 64 bits. */
		LONG(2, 8),
		/** Microseconds since 1970, UTC. */
		MOMENT(2, 8),
		/** Characters; each different text is stored once in a group of rows. */
		TEXT(6, 0);

		final int physical;
		final int size;

		Type(int physical, int size) {
			this.physical = physical;
			this.size = size;
		}
	}

	/** Encodings by their number in the format. */
	static final int PLAIN = 0;
	static final int RLE = 3;
	static final int DICTIONARY = 8;

	private final String name;
	private final Type type;
	private long[] values = new long[1024];
	private int count;
	private final Map<String, Integer> texts = new HashMap<>();
	private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();

	ParquetColumn(String name, Type type) {
		this.name = name;
		this.type = type;
	}

	/** Adds the value of the next row. */
	public void add(long value) {
		if (count == values.length) {
			values = Arrays.copyOf(values, 2 * count);
		}
		values[count++] = value;
	}

	/** Adds the value of the next row to a column of texts. */
	public void add(String value) {
		Integer known = texts.get(value);
		if (known == null) {
			known = texts.size();
			texts.put(value, known);
			byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
			dictionary.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).array());
			dictionary.writeBytes(utf8);
		}
		add(known);
	}

	String name() {
		return name;
	}

	Type type() {
		return type;
	}

	int count() {
		return count;
	}

	/** Bytes of the texts so far. */
	int textSize() {
		return dictionary.size();
	}

	int differentTexts() {
		return texts.size();
	}

	byte[] dictionary() {
		return dictionary.toByteArray();
	}

	/** The values in the plain encoding; of texts their numbers, all in one run of bits. */
	byte[] data() {
		if (type == Type.TEXT) {
			return numbers();
		}
		ByteBuffer bytes = ByteBuffer.allocate(count * type.size).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < count; i++) {
			put(bytes, values[i]);
		}
		return bytes.array();
	}

	private void put(ByteBuffer bytes, long value) {
		if (type.size == 4) {
			bytes.putInt((int) value);
		} else {
			bytes.putLong(value);
		}
	}

	/** Width in bits; the head of a run of packed groups of eight; the groups. */
	private byte[] numbers() {
		int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(texts.size() - 1));
		int groups = (count + 7) / 8;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(bits);
		int head = groups << 1 | 1;
		for (; (head & -128) != 0; head >>>= 7) {
			bytes.write(head & 0x7F | 0x80);
		}
		bytes.write(head);
		long packed = 0;
		int filled = 0;
		for (int i = 0; i < 8 * groups; i++) {
			packed |= (i < count ? values[i] : 0) << filled;
			for (filled += bits; filled >= 8; filled -= 8) {
				bytes.write((int) packed);
				packed >>>= 8;
			}
		}
		return bytes.toByteArray();
	}

	/** The least or greatest value in the plain encoding, so that readers may pass over a group. Not for texts. */
	byte[] extreme(boolean greatest) {
		long found = values[0];
		for (int i = 1; i < count; i++) {
			found = greatest ? Math.max(found, values[i]) : Math.min(found, values[i]);
		}
		ByteBuffer bytes = ByteBuffer.allocate(type.size).order(ByteOrder.LITTLE_ENDIAN);
		put(bytes, found);
		return bytes.array();
	}

	void clear() {
		count = 0;
		texts.clear();
		dictionary.reset();
	}
}
