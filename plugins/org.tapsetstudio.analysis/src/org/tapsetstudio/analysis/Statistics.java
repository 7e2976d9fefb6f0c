package org.tapsetstudio.analysis;

import java.util.List;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * What a recording holds, in numbers.
 *
 * @param processes process images
 * @param threads streams
 * @param events records
 * @param calls entries and markers in the call tree
 * @param functions different functions met
 * @param nodes different call paths
 * @param maximumDepth most calls open at once in a thread
 * @param durationNanos from the first event to the last
 * @param lostEvents as the streams count them
 * @param unmatchedReturns returns whose entry was not recorded
 * @param cutCalls calls whose start or end was not recorded
 * @param problems places in the files that were skipped
 * @param omitted hits that were left out on purpose, where there were any: calls and markers are then not all that happened
 */
public record Statistics(int processes, int threads, long events, long calls, int functions, int nodes, int maximumDepth, long durationNanos, long lostEvents,
		long unmatchedReturns, long cutCalls, long problems, List<OmittedHits> omitted) {

	/** How many hits were left out on purpose. */
	public long omittedHits() {
		return omitted.stream().mapToLong(OmittedHits::count).sum();
	}

	static Statistics of(CallPairing pairing, CallTree tree, int depth) {
		long events = 0;
		long unmatched = 0;
		long first = Long.MAX_VALUE;
		long last = 0;
		for (Lane lane : pairing.lanes()) {
			events += lane.events();
			unmatched += lane.unmatched();
			if (lane.firstTicks() >= 0) {
				first = Math.min(first, lane.firstTicks());
				last = Math.max(last, lane.lastTicks());
			}
		}
		long calls = 0;
		long cut = 0;
		for (int node = 1; node < tree.size(); node++) {
			calls += tree.calls(node);
			cut += tree.cut(node);
		}
		Recording recording = pairing.recording();
		Clock clock = recording.clock();
		return new Statistics(recording.images().size(), pairing.lanes().size(), events, calls, tree.functions().count() - 2, tree.size() - 1, depth,
				first > last ? 0 : clock.durationNanos(last - first), recording.lostEvents(), unmatched, cut, recording.problemCount(),
				recording.omittedHits().stream().filter(o -> o.count() > 0).toList());
	}
}
