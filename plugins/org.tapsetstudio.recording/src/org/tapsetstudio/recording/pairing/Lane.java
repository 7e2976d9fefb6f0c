package org.tapsetstudio.recording.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tapsetstudio.recording.ForkPoint;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;

/**
 * The calls of one thread. Filled by {@link CallPairing#update}; the counts may be read by any thread, {@link #replay} only while no update runs.
 */
public final class Lane {
	private static final int CHECKPOINT_EVENTS = 16_384;

	/**
	 * A caller that had begun before the first event.
	 *
	 * @param function its function
	 * @param end ticks of its return
	 */
	public record Growth(int function, long end) {
	}

	/** The machine as it was before the event at a position. */
	private record Checkpoint(long position, long ticks, StackMachine machine) {
	}

	private final int index;
	private final ThreadStream stream;
	private final ImagePlan plan;
	private final CallSink sink;
	private final StreamCursor cursor;
	private final StackMachine machine = new StackMachine();
	private final List<Checkpoint> checkpoints = new ArrayList<>();
	private final List<Growth> growths = new ArrayList<>();
	private long untilCheckpoint;
	/** By site. */
	private long[] hits = {};
	private long inheritedAt = -1;
	private volatile long firstTicks = -1;
	private volatile long lastTicks = -1;
	private volatile long events;
	private volatile long lost;
	private volatile long unmatched;
	private volatile boolean finished;

	Lane(int index, ThreadStream stream, ImagePlan plan, java.util.function.Function<Lane, CallSink> sinks) {
		this.index = index;
		this.stream = stream;
		this.plan = plan;
		this.cursor = stream.cursor();
		this.sink = new GrowthSink(sinks.apply(this));
	}

	/** Remembers growth for replays and passes everything on. */
	private final class GrowthSink implements CallSink {
		private final CallSink target;

		private GrowthSink(CallSink target) {
			this.target = target;
		}

		@Override
		public void enter(int function, long ticks, int flags) {
			target.enter(function, ticks, flags);
		}

		@Override
		public void leave(long ticks, int flags) {
			target.leave(ticks, flags);
		}

		@Override
		public void beforeTrace(int function, long ticks, int flags) {
			growths.add(new Growth(function, ticks));
			target.beforeTrace(function, ticks, flags);
		}

		@Override
		public void instant(int function, long ticks) {
			target.instant(function, ticks);
		}

		@Override
		public void time(long ticks) {
			target.time(ticks);
		}
	}

	void inherit(StackMachine parent, long ticks) {
		machine.inherit(parent, ticks, sink);
		inheritedAt = machine.lastTicks();
		firstTicks = inheritedAt;
		lastTicks = inheritedAt;
	}

	/**
	 * Takes what the stream has, up to a number of events.
	 *
	 * @param plan of the image, used by the calling thread only
	 * @return how many there were
	 */
	int run(int maximum, ImagePlan plan) {
		plan.refresh();
		int done = 0;
		long missing = lost;
		while (done < maximum) {
			if (untilCheckpoint-- <= 0) {
				checkpoint();
			}
			if (!cursor.next()) {
				untilCheckpoint++;
				break;
			}
			if (cursor.isLost()) {
				missing += Math.max(0, cursor.lostCount());
			}
			if (machine.accept(cursor, plan, sink)) { // what a damaged event names must not say how much memory is taken
				count(cursor.site());
			}
			if (done++ == 0 && firstTicks < 0) {
				firstTicks = machine.lastTicks();
			}
		}
		if (done > 0) {
			lost = missing;
			lastTicks = machine.lastTicks();
			unmatched = machine.unmatched();
			events += done;
		}
		return done;
	}

	private void count(int site) {
		if (site >= hits.length) {
			hits = Arrays.copyOf(hits, Math.max(site + 1, 2 * hits.length));
		}
		hits[site]++;
	}

	private void checkpoint() {
		if (checkpoints.isEmpty() || checkpoints.get(checkpoints.size() - 1).position < cursor.nextPosition()) {
			checkpoints.add(new Checkpoint(cursor.nextPosition(), machine.lastTicks(), new StackMachine(machine)));
		}
		untilCheckpoint = Math.max(CHECKPOINT_EVENTS, 8 * machine.depth());
	}

	void finish(long ticks) {
		if (!finished) {
			machine.finish(ticks, sink);
			lastTicks = machine.lastTicks();
			finished = true;
		}
	}

	/** What was open before the event at this position. */
	StackMachine at(ForkPoint point) {
		return at(point.position(), Long.MAX_VALUE);
	}

	/** What was open at this time. */
	StackMachine at(long ticks) {
		return at(Long.MAX_VALUE, ticks);
	}

	private StackMachine at(long position, long ticks) {
		int found = checkpoints.size() - 1;
		while (found > 0 && (checkpoints.get(found).position > position || checkpoints.get(found).ticks > ticks)) {
			found--;
		}
		if (found < 0) {
			return new StackMachine();
		}
		StackMachine result = new StackMachine(checkpoints.get(found).machine);
		StreamCursor events = stream.cursor();
		events.seek(checkpoints.get(found).position);
		CallSink nobody = new NoSink();
		while (events.nextPosition() < position && events.nextPosition() < cursor.nextPosition() && events.next() && events.ticks() <= ticks) {
			result.accept(events, plan, nobody);
		}
		return result;
	}

	/**
	 * Sends the calls of a window of time to a sink: first those open at its start (with the times at which they began, which are before it), then all that happens
	 * until its end. Costs what lies in the window, plus at most some ten thousand events.
	 *
	 * @return ticks of the last event that was sent
	 */
	public long replay(long fromTicks, long toTicks, CallSink target) {
		int found = checkpoints.size() - 1;
		while (found > 0 && checkpoints.get(found).ticks >= fromTicks) {
			found--;
		}
		if (found < 0) {
			return fromTicks;
		}
		StackMachine copy = new StackMachine(checkpoints.get(found).machine);
		copy.show(target);
		StreamCursor events = stream.cursor();
		events.seek(checkpoints.get(found).position);
		long end = cursor.nextPosition();
		while (events.nextPosition() < end && events.next() && events.ticks() <= toTicks) {
			copy.accept(events, plan, target);
		}
		if (finished && events.nextPosition() >= end && lastTicks <= toTicks) {
			copy.finish(lastTicks, target);
		}
		return copy.lastTicks();
	}

	/** Its place in {@link CallPairing#lanes()}. */
	public int index() {
		return index;
	}

	/** The stream. */
	public ThreadStream stream() {
		return stream;
	}

	/** The process image. */
	public ProcessImage image() {
		return stream.image();
	}

	/** Ticks of the first event; -1 before it. */
	public long firstTicks() {
		return firstTicks;
	}

	/** Ticks of the last event or end; -1 before the first. Never decreases. */
	public long lastTicks() {
		return lastTicks;
	}

	/** Ticks at which this lane began with the open calls of its parent; -1 when it did not. */
	public long inheritedAt() {
		return inheritedAt;
	}

	/** Events taken so far. */
	public long events() {
		return events;
	}

	/** Events of a site, by its id, that were taken so far. To be asked by the thread that updates, or between updates. */
	public long hits(int site) {
		return site >= 0 && site < hits.length ? hits[site] : 0;
	}

	/** Events that are missing where the stream says so. */
	public long lost() {
		return lost;
	}

	/** Returns whose entries were not recorded. */
	public long unmatched() {
		return unmatched;
	}

	/** Whether everything open was closed at the end. */
	public boolean isFinished() {
		return finished;
	}

	/** The callers that had begun before the first event, innermost first. */
	public List<Growth> growths() {
		return List.copyOf(growths);
	}

	@Override
	public String toString() {
		return stream.pid() + "/" + stream.tid() + (stream.number() > 0 ? "#" + stream.number() : "");
	}
}
