package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.tapsetstudio.recording.internal.GrowingFile;

/**
 * Walks the events of one stream without allocating. Starts before the first event; {@link #next()} answers false where nothing more is committed, and may be asked
 * again after {@link Recording#refresh()}. For one thread at a time. The accessors are valid after a {@code next()} that answered true.
 */
public final class StreamCursor {
	/** Site id of a record that stands for lost events. */
	public static final int LOST = 0xFFFFFFFF;

	private static final int HEAD = 16;

	private final ThreadStream stream;
	private ByteBuffer buffer;
	private long base;
	private long windowEnd;
	private long limit;
	private long following;
	private int at;
	/** What follows the time of the current event: site, size, flags and processor. */
	private long head;
	private int size = HEAD;
	private boolean ended;
	/** Events delivered so far, with those that were lost among them; negative when {@link #seek(long)} has made that unknown. */
	private long taken;
	/** When not 0, the current event stands for so many that were overwritten, and its time is that of the next one. */
	private long gap;

	StreamCursor(ThreadStream stream) {
		this.stream = stream;
	}

	/**
	 * Goes to the next event.
	 *
	 * @return false when there is none yet, or none any more
	 */
	public boolean next() {
		long position = following;
		gap = 0;
		if (stream.overwrites() && position < stream.first()) {
			return skipOverwritten();
		}
		if ((position + HEAD > limit || position >= windowEnd) && !provide(position)) {
			return false;
		}
		int index = (int) (position - base);
		long word = buffer.getLong(index + 8);
		int length = (int) (word >>> 32) & 0xFFFF;
		if (length < HEAD || (length & 7) != 0 || length > 8192) {
			damaged(position, length);
			return false;
		}
		if (length > limit - position) {
			return false;
		}
		at = index;
		head = word;
		size = length;
		following = position + length;
		if (taken >= 0) {
			taken += isLost() ? lostCount() : 1;
		}
		return true;
	}

	/** Goes to where the stream begins now, and says how many events that leaves out. */
	private boolean skipOverwritten() {
		ThreadStream.Overwritten gone = stream.overwritten();
		following = gone.end();
		long missed = gone.events() - taken;
		if (taken < 0 || missed <= 0) {
			return next();
		}
		limit = 0;
		if (!provide(following)) {
			return false;
		}
		taken = gone.events();
		gap = missed;
		at = (int) (following - base);
		head = LOST & 0xFFFFFFFFL;
		size = HEAD + 8;
		return true;
	}

	private boolean provide(long position) {
		if (ended) {
			return false;
		}
		limit = stream.limit();
		if (position + HEAD > limit) {
			limit = Math.min(limit, position);
			return false;
		}
		try {
			buffer = stream.file().window(position);
		} catch (IOException e) {
			ended = true;
			stream.damaged(position, "The file cannot be read any more: " + e.getMessage());
			limit = 0;
			return false;
		}
		base = GrowingFile.windowBase(position);
		windowEnd = GrowingFile.windowEnd(position);
		limit = Math.min(limit, base + buffer.capacity());
		return position + HEAD <= limit;
	}

	private void damaged(long position, int length) {
		ended = true;
		limit = 0;
		stream.damaged(position, "An event says that it is " + length + " bytes long; the rest of this stream (" + (stream.limit() - position) + " bytes) is left out.");
	}

	/** The stream. */
	public ThreadStream stream() {
		return stream;
	}

	/** When it happened, see {@link Recording#clock()}. */
	public long ticks() {
		return buffer.getLong(at);
	}

	/** Site id in {@link ThreadStream#image()}, or {@link #LOST}. */
	public int site() {
		return (int) head;
	}

	/** {@link EventFlags}. */
	public int flags() {
		return (int) (head >>> 48) & EventFlags.ALL;
	}

	/** The processor on which it happened, or -1 where that was not recorded. */
	public int processor() {
		return (int) (head >>> 48 + EventFlags.BITS) - 1;
	}

	/** How many values it has. */
	public int slotCount() {
		return size - HEAD >>> 3;
	}

	/** Value number {@code i}, from 0; 0 where the event has no such value. */
	public long slot(int i) {
		if (gap != 0) {
			return i == 0 ? gap : 0;
		}
		return i >= 0 && HEAD + 8 * i < size ? buffer.getLong(at + HEAD + 8 * i) : 0;
	}

	/** Whether this is no event but the note that events are missing here. */
	public boolean isLost() {
		return site() == LOST;
	}

	/** Of a {@linkplain #isLost() loss}: how many events are missing. */
	public long lostCount() {
		return slot(0);
	}

	/** Where the current event starts; 0 before the first. */
	public long position() {
		return base + at;
	}

	/** Where the event after the current one starts. Give it to {@link #seek(long)} to go on from here later. */
	public long nextPosition() {
		return following;
	}

	/** Makes {@link #next()} read the event that starts at this position, which must be one that a cursor of this stream gave. */
	public void seek(long position) {
		following = Math.max(0, position & -8L);
		limit = 0;
		ended = false;
		taken = -1;
	}
}
