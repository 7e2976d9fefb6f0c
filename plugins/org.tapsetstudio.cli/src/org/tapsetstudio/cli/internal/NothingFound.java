package org.tapsetstudio.cli.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimeRangeText;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Lane;

/** What somebody needs whose filters leave nothing of a recording: when there was something, and in which threads. */
final class NothingFound {
	/** More are a list that nobody reads; --states has them all. */
	private static final int THREADS = 8;

	private NothingFound() {
	}

	static String sentences(CallPairing pairing) {
		List<Lane> lanes = pairing.lanes().stream().filter(lane -> lane.events() > 0).sorted(Comparator.comparingLong(Lane::events).reversed()).toList();
		if (lanes.isEmpty()) {
			return "The recording holds no events.";
		}
		Clock clock = pairing.recording().clock();
		long first = lanes.stream().mapToLong(Lane::firstTicks).min().orElseThrow();
		long last = lanes.stream().mapToLong(Lane::lastTicks).max().orElseThrow();
		String threads = lanes.stream().limit(THREADS).map(lane -> lane.stream() + " " + lane.stream().comm()).collect(Collectors.joining(", "));
		return "Its events are at " + TimeRangeText.format(new TimeRange(clock.toNanos(first), clock.toNanos(last) + 1)) + " since the start, in these threads, as the system names them: " + threads
				+ (lanes.size() > THREADS ? " and " + (lanes.size() - THREADS) + " more, which --states lists" : "") + ".";
	}
}
