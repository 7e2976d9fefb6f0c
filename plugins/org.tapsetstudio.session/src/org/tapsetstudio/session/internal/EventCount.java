package org.tapsetstudio.session.internal;

import java.util.IdentityHashMap;
import java.util.Map;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Counts the events of a recording as it grows, each looked at once. */
final class EventCount {
	final Losses losses = new Losses();
	private final Recording recording;
	private final Map<ThreadStream, StreamCursor> cursors = new IdentityHashMap<>();
	private long count;

	EventCount(Recording recording) {
		this.recording = recording;
	}

	long update() {
		for (ThreadStream stream : recording.streams()) {
			StreamCursor cursor = cursors.computeIfAbsent(stream, ThreadStream::cursor);
			while (cursor.next()) {
				if (cursor.isLost()) {
					losses.add(cursor);
				} else {
					count++;
				}
			}
		}
		return count;
	}
}
