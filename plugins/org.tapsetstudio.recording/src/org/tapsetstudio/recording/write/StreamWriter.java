package org.tapsetstudio.recording.write;

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

	/** The oldest events, up to this position, which were so many, make room for new ones; before anybody opens the file, say 0 and 0. */
	public void overwritten(long first, long events) {
		file.putInt(60, 1);
		file.putLong(80, first);
		file.putLong(88, events);
	}

	/** What the reader has told its writer. */
	public long acknowledged() {
		return file.getLong(96);
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
