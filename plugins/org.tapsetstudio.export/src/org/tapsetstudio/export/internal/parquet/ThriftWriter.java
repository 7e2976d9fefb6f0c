package org.tapsetstudio.export.internal.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a structure in Thrift's compact protocol, which Parquet uses for what describes its data. Fields go in ascending order. */
final class ThriftWriter {
	static final int I32 = 5;
	static final int BINARY = 8;
	static final int STRUCT = 12;

	private static final int TRUE = 1;
	private static final int I64 = 6;
	private static final int LIST = 9;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final Deque<Integer> outer = new ArrayDeque<>();
	private int last;

	ThriftWriter i32(int field, int value) {
		head(field, I32);
		return varint((long) value << 1 ^ value >> 31);
	}

	ThriftWriter i64(int field, long value) {
		head(field, I64);
		return varint(value << 1 ^ value >> 63);
	}

	ThriftWriter yes(int field) {
		head(field, TRUE);
		return this;
	}

	ThriftWriter text(int field, String value) {
		return bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	ThriftWriter bytes(int field, byte[] value) {
		head(field, BINARY);
		return varint(value.length).raw(value);
	}

	/** A structure in a field, until {@link #end}. */
	ThriftWriter begin(int field) {
		head(field, STRUCT);
		return element();
	}

	/** A structure in a list, until {@link #end}. */
	ThriftWriter element() {
		outer.push(last);
		last = 0;
		return this;
	}

	/** A structure without anything in it. */
	ThriftWriter empty(int field) {
		return begin(field).end();
	}

	ThriftWriter end() {
		out.write(0);
		last = outer.isEmpty() ? 0 : outer.pop();
		return this;
	}

	/** A list whose elements follow. */
	ThriftWriter list(int field, int type, int size) {
		head(field, LIST);
		if (size < 15) {
			out.write(size << 4 | type);
			return this;
		}
		out.write(0xF0 | type);
		return varint(size);
	}

	/** An element of a list of numbers. */
	ThriftWriter i32(int value) {
		return varint((long) value << 1 ^ value >> 31);
	}

	/** An element of a list of texts. */
	ThriftWriter text(String value) {
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		return varint(utf8.length).raw(utf8);
	}

	private ThriftWriter raw(byte[] value) {
		out.writeBytes(value);
		return this;
	}

	private void head(int field, int type) {
		if (field > last && field - last < 16) {
			out.write(field - last << 4 | type);
		} else {
			out.write(type);
			varint((long) field << 1);
		}
		last = field;
	}

	private ThriftWriter varint(long value) {
		long rest = value;
		while ((rest & -128L) != 0) {
			out.write((int) rest & 0x7F | 0x80);
			rest >>>= 7;
		}
		out.write((int) rest);
		return this;
	}

	byte[] bytes() {
		return out.toByteArray();
	}
}
