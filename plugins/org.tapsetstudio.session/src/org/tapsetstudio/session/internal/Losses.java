package org.tapsetstudio.session.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/** Where events were lost: collected from the records that stand for them. For one thread. */
public final class Losses {
	/** Places that are named one by one. */
	private static final int NAMED = 10;

	private static final class Place {
		private long count;
		private long first = Long.MAX_VALUE;
		private long last = Long.MIN_VALUE;
	}

	private final Map<ThreadStream, Place> places = new IdentityHashMap<>();

	/** @param record one that {@link StreamCursor#isLost()} */
	void add(StreamCursor record) {
		Place place = places.computeIfAbsent(record.stream(), stream -> new Place());
		place.count += record.lostCount();
		place.first = Math.min(place.first, record.ticks());
		place.last = Math.max(place.last, record.ticks());
	}

	/** Sentences, those with the greatest losses first; nothing where nothing was lost. */
	public List<String> describe(Recording recording) {
		List<String> sentences = new ArrayList<>();
		List<ThreadStream> losing = recording.streams().stream().filter(stream -> lost(stream) != 0).sorted((a, b) -> Long.compareUnsigned(lost(b), lost(a))).toList();
		for (ThreadStream stream : losing.subList(0, Math.min(NAMED, losing.size()))) {
			sentences.add(String.format(Locale.ROOT, "%,d events of thread %d (%s, process %d) were lost%s.", lost(stream), stream.tid(), stream.comm(), stream.pid(),
					when(places.get(stream), recording.clock())));
		}
		if (losing.size() > NAMED) {
			sentences.add(String.format(Locale.ROOT, "%,d events were lost in all, in %d threads.", losing.stream().mapToLong(this::lost).sum(), losing.size()));
		}
		return sentences;
	}

	/** A loss at the very end has no record, and one that is still being written has no count in the file's head. */
	private long lost(ThreadStream stream) {
		Place place = places.get(stream);
		return place == null ? stream.lost() : Math.max(place.count, stream.lost());
	}

	private static String when(Place place, Clock clock) {
		if (place == null) {
			return "";
		}
		double first = clock.toNanos(place.first) / 1e9;
		double last = clock.toNanos(place.last) / 1e9;
		return place.first == place.last ? String.format(Locale.ROOT, " before %.3f s", first) : String.format(Locale.ROOT, " between the start and %.3f s, the first ones before %.3f s", last, first);
	}
}
