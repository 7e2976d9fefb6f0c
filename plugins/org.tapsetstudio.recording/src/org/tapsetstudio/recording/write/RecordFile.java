package org.tapsetstudio.recording.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of a recording being written: header, records, `committed`. */
final class RecordFile {
	private static final int HEADER = 4096;
	private final FileChannel channel;
	private static final int LARGEST_BUFFER = 1 << 16;
	/** Grows with what is written, so that a recording of thousands of threads fits into memory. */
	private ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
	private long written;

	RecordFile(Path path, String magic, int pid, int tid, long start, long ticks, String comm) {
		try {
			channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE);
			ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
			header.put(magic.getBytes(StandardCharsets.ISO_8859_1)).putInt(1).putInt(HEADER).putInt(pid).putInt(tid).putLong(start).putLong(ticks);
			header.putInt(56, 1);
			byte[] name = comm.getBytes(StandardCharsets.UTF_8);
			header.put(64, name, 0, Math.min(15, name.length));
			header.clear();
			channel.write(header, 0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A buffer with room for this many more bytes. */
	ByteBuffer room(int bytes) {
		if (buffer.remaining() < bytes) {
			flush();
			int capacity = Math.max(bytes, Math.min(LARGEST_BUFFER, 2 * buffer.capacity()));
			if (capacity > buffer.capacity()) {
				buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
			}
		}
		return buffer;
	}

	long committed() {
		return written + buffer.position();
	}

	/** Writes the records and publishes them. */
	void flush() {
		try {
			buffer.flip();
			while (buffer.hasRemaining()) {
				written += channel.write(buffer, HEADER + written);
			}
			buffer.clear();
			putLong(40, written);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void putLong(int offset, long value) {
		put(offset, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value));
	}

	long getLong(int offset) {
		try {
			ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
			channel.read(bytes, offset);
			return bytes.getLong(0);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void putInt(int offset, int value) {
		put(offset, ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value));
	}

	private void put(int offset, ByteBuffer bytes) {
		try {
			channel.write(bytes, offset);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void close() {
		flush();
		try {
			channel.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
