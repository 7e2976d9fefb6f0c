package org.tapsetstudio.export.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one message in the encoding of Protocol Buffers. Fields that are zero or empty are written all the same; leave them out where the format wants that. */
public final class ProtoWriter {
	private static final int VARINT = 0;
	private static final int FIXED64 = 1;
	private static final int BYTES = 2;

	private byte[] bytes = new byte[256];
	private int size;

	/** Begins anew, so that a writer can be used for many messages. */
	public ProtoWriter clear() {
		size = 0;
		return this;
	}

	/** A field of type int32, int64, uint32, uint64, bool or enum. */
	public ProtoWriter number(int field, long value) {
		varint((long) field << 3 | VARINT);
		varint(value);
		return this;
	}

	/** A field of type fixed64. */
	public ProtoWriter fixed64(int field, long value) {
		varint((long) field << 3 | FIXED64);
		room(8);
		for (int i = 0; i < 8; i++) {
			bytes[size++] = (byte) (value >>> 8 * i);
		}
		return this;
	}

	/** A field of type string. */
	public ProtoWriter text(int field, String value) {
		return bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	/** A field of type bytes. */
	public ProtoWriter bytes(int field, byte[] value) {
		return bytes(field, value, value.length);
	}

	/** A field that holds a message. */
	public ProtoWriter message(int field, ProtoWriter value) {
		return bytes(field, value.bytes, value.size);
	}

	private ProtoWriter bytes(int field, byte[] value, int length) {
		varint((long) field << 3 | BYTES);
		varint(length);
		room(length);
		System.arraycopy(value, 0, bytes, size, length);
		size += length;
		return this;
	}

	/** A packed field of numbers. */
	public ProtoWriter packed(int field, long... values) {
		ProtoWriter inner = new ProtoWriter();
		for (long value : values) {
			inner.varint(value);
		}
		return message(field, inner);
	}

	/** All fields of another writer. */
	public ProtoWriter append(ProtoWriter fields) {
		room(fields.size);
		System.arraycopy(fields.bytes, 0, bytes, size, fields.size);
		size += fields.size;
		return this;
	}

	private void varint(long value) {
		room(10);
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			bytes[size++] = (byte) (rest & 0x7F | 0x80);
			rest >>>= 7;
		}
		bytes[size++] = (byte) rest;
	}

	private void room(int more) {
		if (size + more > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
		}
	}

	/** Bytes written so far. */
	public int size() {
		return size;
	}

	/** Writes the message. */
	public void writeTo(OutputStream out) throws IOException {
		out.write(bytes, 0, size);
	}
}
