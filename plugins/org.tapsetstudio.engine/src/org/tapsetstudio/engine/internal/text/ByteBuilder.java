package org.tapsetstudio.engine.internal.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.tapsetstudio.engine.ByteString;

/** Gathers bytes. Grows as needed; used again and again by one thread. */
public final class ByteBuilder {
	private byte[] bytes = new byte[256];
	private int size;

	public int size() {
		return size;
	}

	public void clear() {
		size = 0;
	}

	/** Forgets what lies behind {@code newSize}. */
	public void cut(int newSize) {
		size = Math.min(size, newSize);
	}

	public ByteBuilder add(int b) {
		if (size == bytes.length) {
			room(1);
		}
		bytes[size++] = (byte) b;
		return this;
	}

	public ByteBuilder add(byte[] from, int offset, int length) {
		room(length);
		System.arraycopy(from, offset, bytes, size, length);
		size += length;
		return this;
	}

	public ByteBuilder add(byte[] from) {
		return add(from, 0, from.length);
	}

	public ByteBuilder add(ByteString string) {
		return add(string.bytes(), 0, string.length());
	}

	public ByteBuilder add(ByteBuilder other) {
		return add(other.bytes, 0, other.size);
	}

	public ByteBuilder text(String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	public ByteBuilder repeat(int b, int times) {
		if (times > 0) {
			room(times);
			Arrays.fill(bytes, size, size + times, (byte) b);
			size += times;
		}
		return this;
	}

	/** Decimal, signed. */
	public ByteBuilder number(long value) {
		if (value == Long.MIN_VALUE) {
			return text("-9223372036854775808");
		}
		long rest = value;
		if (rest < 0) {
			add('-');
			rest = -rest;
		}
		int start = size;
		do {
			add('0' + (int) (rest % 10));
			rest /= 10;
		} while (rest != 0);
		for (int i = start, j = size - 1; i < j; i++, j--) {
			byte b = bytes[i];
			bytes[i] = bytes[j];
			bytes[j] = b;
		}
		return this;
	}

	/** What was gathered, cut at the first NUL and after {@code maxLength} bytes. */
	public ByteString toByteString(int maxLength) {
		int n = Math.min(size, maxLength);
		for (int i = 0; i < n; i++) {
			if (bytes[i] == 0) {
				n = i;
			}
		}
		return ByteString.copyOf(bytes, 0, n);
	}

	public void writeTo(OutputStream out) throws IOException {
		out.write(bytes, 0, size);
	}

	@Override
	public String toString() {
		return new String(bytes, 0, size, StandardCharsets.UTF_8);
	}

	private void room(int more) {
		if (size + more > bytes.length) {
			bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
		}
	}
}
