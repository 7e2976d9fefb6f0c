package org.tapsetstudio.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Walks the events of all streams in the order of time. Events of one thread keep their order; equal times are ordered by stream. New streams and events are taken up
 * after {@link Recording#refresh()}. For one thread at a time; allocates only when streams are added.
 * <p>
 * While the recording grows, an event of a slow thread may become visible after later ones of others. Ask with a limit some time in the past to hold back what may
 * still be overtaken; what comes later than even that is delivered at once and {@linkplain #isLate() flagged}.
 */
public final class MergedCursor {
	private final Recording recording;
	private final ToLongFunction<StreamCursor> moved;
	private final List<StreamCursor> idle = new ArrayList<>();
	private StreamCursor[] heap = new StreamCursor[16];
	private long[] keys = new long[16];
	private int count;
	private int known;
	private boolean onEvent;
	private long latest = Long.MIN_VALUE;
	private boolean late;

	MergedCursor(Recording recording, ToLongFunction<StreamCursor> moved) {
		this.recording = recording;
		this.moved = moved;
	}

	/** The next event of those that are visible, whatever its time. */
	public boolean next() {
		return next(Long.MAX_VALUE);
	}

	/**
	 * Goes to the next event.
	 *
	 * @param limitTicks later events are held back
	 * @return false when there is none now
	 */
	public boolean next(long limitTicks) {
		if (onEvent) {
			advance();
		}
		if (count == 0 || keys[0] > limitTicks) {
			wake();
			if (count == 0 || keys[0] > limitTicks) {
				return false;
			}
		}
		late = keys[0] < latest;
		if (!late) {
			latest = keys[0];
		}
		onEvent = true;
		return true;
	}

	/** The current event. The cursor changes with the next {@link #next()}; do not move it. */
	public StreamCursor event() {
		return heap[0];
	}

	/** Whether the current event is earlier than one delivered before. */
	public boolean isLate() {
		return late;
	}

	/** The time by which the current event was put in order. */
	public long ticks() {
		return keys[0];
	}

	private long key(StreamCursor cursor) {
		return moved == null ? cursor.ticks() : moved.applyAsLong(cursor);
	}

	/** The latest time delivered so far; {@link Long#MIN_VALUE} before the first event. */
	public long latestTicks() {
		return latest;
	}

	/**
	 * Tells writers that wait for their reader how far this cursor is; a stream is waited with from the first time on.
	 *
	 * @return false when they cannot be told; they will not wait then
	 */
	public boolean acknowledge() {
		try {
			for (int i = 0; i < count; i++) {
				heap[i].stream().acknowledge(heap[i].position());
			}
			for (StreamCursor cursor : idle) {
				cursor.stream().acknowledge(cursor.nextPosition());
			}
			return true;
		} catch (IOException e) {
			return false;
		}
	}

	/**
	 * Lets all writers go on without waiting.
	 *
	 * @return false, there is nothing to acknowledge any more
	 */
	public boolean release() {
		for (ThreadStream stream : recording.streams()) {
			stream.release();
		}
		return false;
	}

	private void advance() {
		onEvent = false;
		StreamCursor top = heap[0];
		if (top.next()) {
			keys[0] = key(top);
		} else {
			idle.add(top);
			count--;
			heap[0] = heap[count];
			keys[0] = keys[count];
			heap[count] = null;
		}
		if (count > 1) {
			siftDown();
		}
	}

	/** Looks again at streams that had nothing, and at new ones. Called only where the merge would stop, so that running costs nothing. */
	private void wake() {
		List<ThreadStream> streams = recording.streams();
		while (known < streams.size()) {
			idle.add(streams.get(known++).cursor());
		}
		for (int i = idle.size() - 1; i >= 0; i--) {
			StreamCursor cursor = idle.get(i);
			if (cursor.next()) {
				idle.set(i, idle.get(idle.size() - 1));
				idle.remove(idle.size() - 1);
				add(cursor);
			}
		}
	}

	private void add(StreamCursor cursor) {
		if (count == heap.length) {
			heap = Arrays.copyOf(heap, 2 * count);
			keys = Arrays.copyOf(keys, 2 * count);
		}
		int at = count++;
		long key = key(cursor);
		while (at > 0) {
			int parent = at - 1 >>> 1;
			if (!before(key, cursor, parent)) {
				break;
			}
			heap[at] = heap[parent];
			keys[at] = keys[parent];
			at = parent;
		}
		heap[at] = cursor;
		keys[at] = key;
	}

	private void siftDown() {
		StreamCursor cursor = heap[0];
		long key = keys[0];
		int at = 0;
		while (true) {
			int child = 2 * at + 1;
			if (child >= count) {
				break;
			}
			if (child + 1 < count && before(keys[child + 1], heap[child + 1], child)) {
				child++;
			}
			if (before(key, cursor, child)) {
				break;
			}
			heap[at] = heap[child];
			keys[at] = keys[child];
			at = child;
		}
		heap[at] = cursor;
		keys[at] = key;
	}

	private boolean before(long key, StreamCursor cursor, int other) {
		return key != keys[other] ? key < keys[other] : cursor.stream().index() < heap[other].stream().index();
	}
}
