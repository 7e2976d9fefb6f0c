package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Where events are missing. Looks only at the streams that say they lost any, and at each of their events once. For one thread. */
public final class Losses {
	/**
	 * A stretch without events because they could not be stored.
	 *
	 * @param stream the thread's events
	 * @param time from the last event before to the first after
	 * @param count events that are missing
	 */
	public record Gap(ThreadStream stream, TimeRange time, long count) {
	}

	/** How far a stream was looked at. */
	private static final class Place {
		private final StreamCursor cursor;
		private long before;

		private Place(ThreadStream stream) {
			cursor = stream.cursor();
			before = stream.firstTicks();
		}
	}

	private static final int MAXIMUM = 100_000;

	private final Recording recording;
	private final Map<ThreadStream, Place> places = new IdentityHashMap<>();
	private List<Gap> gaps = List.of();

	public Losses(Recording recording) {
		this.recording = recording;
	}

	/** The gaps so far in the order of their start; the first hundred thousand that were met. The same list as before when there are no more. */
	public List<Gap> update() {
		List<Gap> more = new ArrayList<>();
		for (ThreadStream stream : recording.streams()) {
			if (stream.lost() != 0 && gaps.size() + more.size() < MAXIMUM) {
				look(stream, places.computeIfAbsent(stream, Place::new), more);
			}
		}
		if (!more.isEmpty()) {
			more.addAll(gaps);
			more.sort(Comparator.comparingLong(gap -> gap.time.from()));
			gaps = List.copyOf(more);
		}
		return gaps;
	}

	private void look(ThreadStream stream, Place place, List<Gap> found) {
		while (place.cursor.next()) {
			long ticks = place.cursor.ticks();
			if (place.cursor.isLost()) {
				found.add(new Gap(stream, new TimeRange(recording.clock().toNanos(place.before), recording.clock().toNanos(ticks)), place.cursor.lostCount()));
			}
			place.before = ticks;
		}
	}
}
