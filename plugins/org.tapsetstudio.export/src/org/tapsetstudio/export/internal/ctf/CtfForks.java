package org.tapsetstudio.export.internal.ctf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.ForkPoint;
import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Which processes were forked, and after how many events of which thread. */
final class CtfForks {
	/**
	 * Where a process came from.
	 *
	 * @param tid the thread that forked, 0 where that is not known
	 * @param number of streams of this thread id before it
	 * @param events that it had written, as far as they are in the trace
	 */
	record Fork(int parent, long parentStart, int tid, int number, long events) {
		static final Fork NONE = new Fork(0, 0, 0, 0, 0);
	}

	private final Map<ImageId, Fork> forks = new HashMap<>();

	/** Reads the events of threads that forked, up to the last fork. */
	CtfForks(Recording recording) {
		Map<ThreadStream, List<ProcessImage>> byThread = new HashMap<>();
		for (ProcessImage image : recording.images()) {
			if (image.isForked() && image.parent() != null) {
				forks.put(image.id(), new Fork(image.parent().pid(), image.parent().start(), 0, 0, 0));
				for (ThreadStream stream : recording.streams()) {
					ForkPoint point = image.forkPoint();
					if (point != null && stream.image().id().equals(image.parent()) && stream.tid() == point.tid() && stream.number() == point.number()) {
						byThread.computeIfAbsent(stream, s -> new ArrayList<>()).add(image);
					}
				}
			}
		}
		byThread.forEach(this::count);
	}

	private void count(ThreadStream stream, List<ProcessImage> children) {
		children.sort(Comparator.comparingLong(child -> child.forkPoint().position()));
		StreamCursor cursor = stream.cursor();
		long events = 0;
		for (ProcessImage child : children) {
			while (cursor.nextPosition() < child.forkPoint().position() && cursor.next()) {
				events += !cursor.isLost() && EventValues.site(cursor) != null ? 1 : 0;
			}
			forks.put(child.id(), new Fork(child.parent().pid(), child.parent().start(), stream.tid(), stream.number(), events));
		}
	}

	Fork of(ProcessImage image) {
		return forks.getOrDefault(image.id(), Fork.NONE);
	}
}
