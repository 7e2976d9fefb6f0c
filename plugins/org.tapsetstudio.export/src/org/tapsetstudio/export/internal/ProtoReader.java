package org.tapsetstudio.export.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads one message in the encoding of Protocol Buffers, field by field. Bytes that are none give an exception, never more than they are. */
public final class ProtoReader {
	private final ByteBuffer bytes;
	private int field;
	private int wire;
	private boolean taken = true;

	/** @param bytes from its position to its limit */
	public ProtoReader(ByteBuffer bytes) {
		this.bytes = bytes.slice();
	}

	/** Goes to the next field; one that was not read is passed over. False at the end. */
	public boolean next() throws IOException {
		if (!taken) {
			skip();
		}
		if (!bytes.hasRemaining()) {
			return false;
		}
		long tag = varint();
		field = (int) (tag >>> 3);
		wire = (int) tag & 7;
		taken = false;
		return true;
	}

	/** Number of the field. */
	public int field() {
		return field;
	}

	/** The field as a number. */
	public long number() throws IOException {
		taken = true;
		return switch (wire) {
		case 0 -> varint();
		case 1 -> fixed(8);
		case 5 -> fixed(4);
		default -> throw new IOException("field " + field + " is no number");
		};
	}

	/** The field as a message, or as packed numbers for {@link #hasMore} and {@link #packed}. */
	public ProtoReader message() throws IOException {
		return new ProtoReader(block());
	}

	/** The field as text. */
	public String text() throws IOException {
		return StandardCharsets.UTF_8.decode(block()).toString();
	}

	/** Whether there are more packed numbers. */
	public boolean hasMore() {
		return bytes.hasRemaining();
	}

	/** The next packed number. */
	public long packed() throws IOException {
		return varint();
	}

	/** Whether the field holds bytes: a text, a message or packed numbers. */
	public boolean isBlock() {
		return wire == 2;
	}

	private ByteBuffer block() throws IOException {
		if (wire != 2) {
			throw new IOException("field " + field + " is no message");
		}
		taken = true;
		long length = varint();
		if (length < 0 || length > bytes.remaining()) {
			throw new IOException("field " + field + " is cut off");
		}
		ByteBuffer block = bytes.slice(bytes.position(), (int) length);
		bytes.position(bytes.position() + (int) length);
		return block;
	}

	private void skip() throws IOException {
		if (wire == 2) {
			block();
		} else {
			number();
		}
	}

	private long fixed(int length) throws IOException {
		if (bytes.remaining() < length) {
			throw new IOException("field " + field + " is cut off");
		}
		long value = 0;
		for (int i = 0; i < length; i++) {
			value |= (bytes.get() & 0xFFL) << 8 * i;
		}
		return value;
	}

	private long varint() throws IOException {
		long value = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			if (!bytes.hasRemaining()) {
				throw new IOException("a number is cut off");
			}
			byte b = bytes.get();
			value |= (b & 0x7FL) << shift;
			if (b >= 0) {
				return value;
			}
		}
		throw new IOException("a number is too long");
	}
}
