package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

/** The spans of all threads in a window of time, by depth. Immutable; any thread. */
public final class Timeline {
	/**
	 * A call, or several too short to be told apart at this zoom.
	 *
	 * @param depth calls around it
	 * @param function the call's function; of several, that of the longest
	 * @param start nanoseconds since the start of the recording; may lie before the window
	 * @param end nanoseconds; may lie behind the window
	 * @param flags {@link org.tapsetstudio.recording.pairing.CallFlags}
	 * @param count 1, or how many calls are drawn as this one
	 */
	public record Span(int depth, int function, long start, long end, int flags, int count) {
	}

	/**
	 * One thread.
	 *
	 * @param lane the thread
	 * @param depth how many rows it needs
	 * @param spans by end; a call comes after the calls in it
	 */
	public record Row(Lane lane, int depth, List<Span> spans) {
	}

	private final List<Row> rows;
	private final FunctionTable functions;
	private final long from;
	private final long to;

	private Timeline(List<Row> rows, FunctionTable functions, long from, long to) {
		this.rows = List.copyOf(rows);
		this.functions = functions;
		this.from = from;
		this.to = to;
	}

	/**
	 * @param pixels spans narrower than one of so many parts of the window are drawn together; 0 for every span on its own
	 */
	static Timeline of(CallPairing pairing, long fromNanos, long toNanos, int pixels, Progress progress) {
		Clock clock = pairing.recording().clock();
		long from = clock.startTicks() + (long) (fromNanos / clock.nanosPerTick());
		long to = clock.startTicks() + (long) Math.ceil(toNanos / clock.nanosPerTick());
		long grain = pixels <= 0 ? 0 : Math.max(0, (to - from) / pixels);
		List<Row> rows = new ArrayList<>();
		List<Lane> lanes = pairing.lanes();
		for (Lane lane : lanes) {
			if (progress.isCancelled()) {
				break;
			}
			SpanCollector collector = new SpanCollector(lane, from, to, grain, clock);
			if (lane.firstTicks() >= 0 && lane.firstTicks() <= to) {
				collector.close(lane.replay(from, to, collector));
			}
			rows.add(new Row(lane, collector.depth(), collector.spans()));
			progress.done((double) rows.size() / lanes.size());
		}
		return new Timeline(rows, pairing.functions(), fromNanos, toNanos);
	}

	/** The threads, in the order in which they appeared, with those that have nothing in this window. */
	public List<Row> rows() {
		return rows;
	}

	/** The functions. */
	public FunctionTable functions() {
		return functions;
	}

	/** Start of the window, nanoseconds since the start of the recording. */
	public long from() {
		return from;
	}

	/** End of the window. */
	public long to() {
		return to;
	}
}
