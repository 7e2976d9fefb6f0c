package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.file.Path;

import org.tapsetstudio.recording.internal.GrowingFile;

/** The events of one thread. Grows by {@link Recording#refresh()}; any thread may read and make cursors. */
public final class ThreadStream {
	private static final int CLOSED = 2;
	private static final int OVERWRITES = 1;

	private final GrowingFile file;
	private final ProcessImage image;
	private final int tid;
	private final int number;
	private final int index;
	private final Recording recording;
	private final boolean overwrites;
	private volatile long limit;
	private volatile long damagedAt = -1;

	ThreadStream(Recording recording, GrowingFile file, ProcessImage image, int tid, int number, int index) {
		this.recording = recording;
		this.file = file;
		this.image = image;
		this.tid = tid;
		this.number = number;
		this.index = index;
		this.overwrites = (file.headerInt(60) & OVERWRITES) != 0;
	}

	GrowingFile file() {
		return file;
	}

	/** Takes notice of growth without showing it yet, so that the log can be read in between. */
	long measure() throws IOException {
		return file.extend();
	}

	void publish(long newLimit) {
		limit = newLimit;
	}

	/** A record that cannot be right ends the stream. */
	synchronized void damaged(long position, String message) {
		if (damagedAt < 0) {
			damagedAt = position;
			recording.addProblem(new Problem(file.path(), GrowingFile.HEADER + position, message));
		}
	}

	/** A cursor before the first event. For one thread at a time. */
	public StreamCursor cursor() {
		return new StreamCursor(this);
	}

	/** The process image it belongs to. */
	public ProcessImage image() {
		return image;
	}

	/** The recording it is part of. */
	public Recording recording() {
		return recording;
	}

	/** Process id. */
	public int pid() {
		return image.pid();
	}

	/** Thread id. */
	public int tid() {
		return tid;
	}

	/** Counts the streams of this thread id within the image, from 0: thread ids are reused. */
	public int number() {
		return number;
	}

	/** Its place in {@link Recording#streams()}. */
	public int index() {
		return index;
	}

	/** Thread name. */
	public String comm() {
		return file.comm();
	}

	/** Events of this thread that could not be stored (unsigned). */
	public long lost() {
		return file.headerLong(48);
	}

	/** Whether the oldest events make room for new ones. */
	public boolean overwrites() {
		return overwrites;
	}

	/**
	 * The part of a stream that made room for new events.
	 *
	 * @param end where the oldest event starts that is still there; what was announced as gone stays readable until the stream has grown once more
	 * @param events (unsigned) that were there, with those that had been lost among them
	 */
	record Overwritten(long end, long events) {
	}

	/** Where the oldest event starts that is still there. */
	long first() {
		return overwrites ? file.headerLong(80) : 0;
	}

	Overwritten overwritten() {
		for (int attempt = 0;; attempt++) {
			int before = file.headerInt(112);
			Overwritten result = new Overwritten(file.headerLong(80), file.headerLong(88));
			if ((before & 1) == 0 && file.headerInt(112) == before || attempt == 1000) { // a writer that was killed never finishes
				return result;
			}
			Thread.onSpinWait();
		}
	}

	/** How long its thread was held back until events had been read, in nanoseconds. */
	public long waitedNanos() {
		return file.headerLong(104);
	}

	/**
	 * Tells a writer that waits for its reader that everything before this position has been read.
	 *
	 * @throws IOException when this cannot be told: the recording belongs to somebody else, say
	 */
	void acknowledge(long position) throws IOException {
		file.setHeaderLong(96, position | 1);
	}

	/** Its writer need not wait any more. */
	void release() {
		try {
			file.setHeaderLong(96, 0);
		} catch (IOException e) {
			recording.addProblem(new Problem(file.path(), 96, "Its thread cannot be told to go on: " + e.getMessage()));
		}
	}

	/** True when the thread or process ended in order. */
	public boolean isClosed() {
		return file.headerInt(56) == CLOSED;
	}

	/** Ticks when the stream was made. */
	public long firstTicks() {
		return file.headerLong(32);
	}

	/** Bytes of events that may be read now. */
	public long limit() {
		return limit;
	}

	/** Position of a record that cannot be right, behind which nothing is read; -1 when there is none so far. */
	public long damagedAt() {
		return damagedAt;
	}

	/** The file. */
	public Path path() {
		return file.path();
	}

	@Override
	public String toString() {
		return pid() + "/" + tid;
	}
}
