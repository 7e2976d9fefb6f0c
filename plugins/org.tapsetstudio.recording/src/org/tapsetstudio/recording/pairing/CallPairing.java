package org.tapsetstudio.recording.pairing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.tapsetstudio.recording.ForkPoint;
import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.ThreadStream;

/**
 * Pairs the entries and returns of a whole recording, thread by thread, while it grows and after. Not thread-safe: one thread updates; it may give what it got to
 * others. Streams are read on all processors at once, so a sink is called by several threads, one after the other.
 */
public final class CallPairing {
	private final Recording recording;
	private final FunctionTable functions;
	private final java.util.function.Function<Lane, CallSink> sinks;
	private final LaneWorkers workers;
	private final Map<ThreadStream, Lane> laneOf = new HashMap<>();
	private volatile List<Lane> lanes = List.of();
	private int knownStreams;
	private int turn;

	/**
	 * @param functions numbers the functions; may be shared by several pairings
	 * @param sinks makes the sink of each lane, asked once when the lane appears
	 */
	public CallPairing(Recording recording, FunctionTable functions, java.util.function.Function<Lane, CallSink> sinks) {
		this.recording = recording;
		this.functions = functions;
		this.sinks = sinks;
		this.workers = new LaneWorkers(functions);
	}

	/**
	 * Takes everything that the recording shows now.
	 *
	 * @return how many events that was
	 */
	public long update() {
		return update(() -> false);
	}

	/**
	 * Takes what the recording shows now. Ask {@link Recording#refresh()} first.
	 *
	 * @param cancelled asked every few milliseconds; what was taken before it answered true stays. While the program runs and may write faster than this reads, it has to
	 *            answer true some time.
	 * @return how many events were taken
	 */
	public long update(BooleanSupplier cancelled) {
		List<Lane> known = new ArrayList<>(lanes);
		Collections.rotate(known, turn++);
		long events = workers.run(known, cancelled);
		List<Lane> fresh = new ArrayList<>();
		for (ThreadStream stream : takeNewStreams()) {
			if (goesOn(stream)) {
				events += workers.run(fresh, cancelled);
				fresh.clear();
			}
			if (cancelled.getAsBoolean()) {
				knownStreams = Math.min(knownStreams, stream.index());
			} else {
				fresh.add(addLane(stream));
			}
		}
		return events + workers.run(fresh, cancelled);
	}

	/** Parents before their forked children, so that what was open can be inherited. */
	private List<ThreadStream> takeNewStreams() {
		List<ThreadStream> all = recording.streams();
		List<ThreadStream> fresh = new ArrayList<>();
		for (ThreadStream stream : all.subList(knownStreams, all.size())) {
			if (!laneOf.containsKey(stream)) {
				fresh.add(stream);
			}
		}
		knownStreams = all.size();
		fresh.sort(Comparator.comparing((ThreadStream s) -> s.image().start(), Long::compareUnsigned).thenComparing(ThreadStream::index));
		return fresh;
	}

	private Lane addLane(ThreadStream stream) {
		ImagePlan plan = workers.plan(stream.image());
		plan.refresh();
		Lane lane = new Lane(lanes.size(), stream, plan, sinks);
		laneOf.put(stream, lane);
		List<Lane> more = new ArrayList<>(lanes);
		more.add(lane);
		lanes = List.copyOf(more);
		inherit(lane);
		return lane;
	}

	/** The forking thread goes on in the child under the child's process id. */
	private static boolean goesOn(ThreadStream stream) {
		ProcessImage child = stream.image();
		return child.isForked() && child.parent() != null && stream.tid() == child.pid() && stream.number() == 0;
	}

	private void inherit(Lane lane) {
		ThreadStream stream = lane.stream();
		if (!goesOn(stream)) {
			return;
		}
		ProcessImage child = stream.image();
		ForkPoint point = child.forkPoint();
		ImageId parent = child.parent();
		Lane from = null;
		for (Lane candidate : lanes) {
			ThreadStream s = candidate.stream();
			boolean chosen = point == null ? s.tid() == parent.pid() : s.tid() == point.tid() && s.number() == point.number();
			if (chosen && candidate != lane && s.image().id().equals(parent)) {
				from = candidate;
			}
		}
		if (from != null) {
			long ticks = Math.min(stream.firstTicks(), recording.clock().toTicks(child.start()));
			lane.inherit(point == null ? from.at(ticks) : from.at(point), ticks);
		}
	}

	/** Ends every open call at the end of its thread or process. Call once, when the recording does not grow any more. */
	public void finish() {
		Map<ProcessImage, Long> ends = new HashMap<>();
		for (Lane lane : lanes) {
			ends.merge(lane.image(), lane.lastTicks(), Math::max);
		}
		for (Lane lane : lanes) {
			ProcessImage image = lane.image();
			boolean endedAlone = lane.stream().isClosed() && lane.stream().tid() != image.pid();
			long end = image.exit() != null ? image.exit().ticks() : ends.get(image);
			lane.finish(endedAlone ? lane.lastTicks() : end);
		}
	}

	/** The recording. */
	public Recording recording() {
		return recording;
	}

	/** The functions met so far. */
	public FunctionTable functions() {
		return functions;
	}

	/** The lanes so far, in the order in which they appeared. Immutable; a later list starts with the same. */
	public List<Lane> lanes() {
		return lanes;
	}
}
