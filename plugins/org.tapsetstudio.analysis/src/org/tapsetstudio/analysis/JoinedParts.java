package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;

/** Tells transactions, and the queries in which they end, as one call each: a lane holds them in parts. One without its first or last part is not told. */
final class JoinedParts {
	/** What takes whole calls, in ticks. */
	interface Taker {
		void take(int function, long ticks);
	}

	private record Place(int function, long ticks) {
	}

	private static final int BEGUN_EARLIER = CallFlags.START_CUT | CallFlags.INHERITED;

	private final Taker taker;
	private final List<Span> parts = new ArrayList<>();
	private LaneIndex lane;

	JoinedParts(Taker taker) {
		this.taker = taker;
	}

	/** Takes a part. Those of a thread come one after another, depth by depth. */
	void add(SpanSearch.Hit hit) {
		if (hit.lane() != lane) {
			join();
			lane = hit.lane();
		}
		parts.add(hit.span());
	}

	/** Tells the calls of the last thread. */
	void join() {
		parts.sort(Comparator.comparingLong(Span::start).thenComparingLong(Span::end));
		Map<Place, Long> begun = new HashMap<>();
		for (Span part : parts) {
			boolean further = (part.flags() & CallFlags.FURTHER_PART) == CallFlags.FURTHER_PART;
			Long start = further ? begun.remove(new Place(part.function(), part.start())) : Long.valueOf(part.start());
			if (start == null || (part.flags() & (BEGUN_EARLIER | CallFlags.END_CUT)) != 0) {
				continue;
			}
			if ((part.flags() & CallFlags.PART_FOLLOWS) == CallFlags.PART_FOLLOWS) {
				begun.put(new Place(part.function(), part.end()), start);
			} else {
				taker.take(part.function(), part.end() - start);
			}
		}
		parts.clear();
	}
}
