package org.tapsetstudio.recording.testing;

import java.nio.ByteBuffer;

/** Writes the events of one thread. */
public final class StreamWriter {
	private final RecordFile file;
	private final int tid;
	private final int number;
	private long lost;

	StreamWriter(RecordFile file, int tid, int number) {
		this.file = file;
		this.tid = tid;
		this.number = number;
	}

	int tid() {
		return tid;
	}

	int number() {
		return number;
	}

	/** Bytes of events written so far. */
	public long committed() {
		return file.committed();
	}

	/** One event. */
	public void event(long ticks, int site, int flags, long... values) {
		int size = 16 + 8 * values.length;
		ByteBuffer b = file.room(size).putLong(ticks).putInt(site).putShort((short) size).putShort((short) flags);
		for (long value : values) {
			b.putLong(value);
		}
	}

	/** A LOST record. */
	public void lost(long ticks, long count) {
		event(ticks, 0xFFFFFFFF, 0, count);
		lost += count;
		file.putLong(48, lost);
	}

	/** Marks the stream as closed in order. */
	public void end() {
		file.putInt(56, 2);
	}

	/** Publishes the events. */
	public void flush() {
		file.flush();
	}

	void close() {
		file.close();
	}
}
