package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.CallSink;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * Builds the call tree of a recording as it grows: {@code recording.refresh(); builder.update(progress); builder.snapshot(grouping)}. Each method locks the builder, so any
 * thread may call. An update takes as long as there are new events, which is for ever if the program writes faster than this reads: cancel it after a while, and go on with the
 * next.
 */
public final class CallTreeBuilder {
	private final CallPairing pairing;
	private final Map<Lane, LaneTree> trees = new HashMap<>();
	private final LiveIndex index;
	private CallTree latest;
	private long latestVersion = -1;

	/** A builder that has seen nothing yet, and makes no index. */
	public CallTreeBuilder(Recording recording) {
		this(recording, null);
	}

	private CallTreeBuilder(Recording recording, LiveIndex index) {
		this.index = index;
		this.pairing = new CallPairing(recording, new FunctionTable(), this::tree);
	}

	/**
	 * A builder that makes the index of the recording as it goes, for {@link #timeline}, and leaves it beside the recording at the end. One that is there and whole is used as it is.
	 * Where it cannot be written, it is a temporary one or there is none ({@link #indexTrouble}), and the tree is built all the same.
	 */
	public static CallTreeBuilder indexing(Recording recording) {
		return new CallTreeBuilder(recording, new LiveIndex(recording));
	}

	private CallSink tree(Lane lane) {
		LaneTree tree = new LaneTree();
		trees.put(lane, tree);
		return index == null ? tree : index.with(tree, lane);
	}

	/** The tree of a whole recording that does not grow any more. */
	public static CallTreeBuilder complete(Recording recording, Progress progress) {
		CallTreeBuilder builder = new CallTreeBuilder(recording);
		builder.update(progress);
		if (!progress.isCancelled()) {
			builder.finish();
		}
		return builder;
	}

	/**
	 * Takes what the recording shows now.
	 *
	 * @return how many events that was; what was taken before a cancel stays
	 */
	public synchronized long update(Progress progress) {
		long events = pairing.update(progress::isCancelled);
		if (index != null) {
			index.publish();
		}
		return events;
	}

	/** Ends what is open, when the recording does not grow any more. */
	public synchronized void finish() {
		pairing.finish();
		if (index != null) {
			index.finish(pairing);
		}
	}

	/** All calls of the threads by time, as far as they were taken; their functions are those of {@code pairing().functions()} or of an index that was there. Any thread may draw them. */
	public Optional<TimelineRows> timeline() {
		return index == null ? Optional.empty() : index.rows(pairing);
	}

	/** Why there is no {@link #timeline}, or why its index cannot be kept; empty where all is well. A sentence without full stop. Any thread may ask. */
	public Optional<String> indexTrouble() {
		return index == null ? Optional.empty() : index.trouble();
	}

	/** The tree of what was taken so far. The same object as before when nothing happened in between. Costs some 50 ns for each node. */
	public synchronized CallTree snapshot(Grouping grouping) {
		long version = 0;
		for (LaneTree tree : trees.values()) {
			version += 1 + tree.version();
		}
		if (latest == null || latestVersion != version || latest.grouping() != grouping) {
			latest = merge(grouping, trees::get);
			latestVersion = version;
		}
		return latest;
	}

	/** The tree of what lies in a window of time. Costs what the window holds. */
	public CallTree snapshot(Grouping grouping, TimeRange window) {
		return snapshot(grouping, CallFilter.ALL.in(window), Progress.NONE).orElseThrow();
	}

	/** The tree of what a filter lets through; empty when cancelled. Costs what the filter's window holds, twice where it looks at durations. */
	public synchronized Optional<CallTree> snapshot(Grouping grouping, CallFilter filter, Progress progress) {
		try {
			return Optional.of(merge(grouping, new FilteredLanes(filter, pairing, progress)::tree));
		} catch (CancellationException e) {
			return Optional.empty();
		}
	}

	/** Nanoseconds from the start of the recording to the last event that was taken. */
	public long durationNanos() {
		long last = -1;
		for (Lane lane : pairing.lanes()) {
			last = Math.max(last, lane.lastTicks());
		}
		return last < 0 ? 0 : Math.max(0, pairing.recording().clock().toNanos(last));
	}

	private CallTree merge(Grouping grouping, Function<Lane, LaneTree> treeOf) {
		CallTreeColumns columns = new CallTreeColumns();
		List<String> groups = new ArrayList<>();
		Map<Object, Integer> nodeOfGroup = new HashMap<>();
		for (Lane lane : pairing.lanes()) {
			int below = CallTree.ROOT;
			if (grouping != Grouping.MERGED) {
				Object key = grouping == Grouping.THREAD ? lane : Processes.first(pairing.recording(), lane.image());
				Integer node = nodeOfGroup.get(key);
				if (node == null) {
					groups.add(grouping == Grouping.THREAD ? threadLabel(lane) : processLabel(lane.image()));
					node = columns.add(CallTree.ROOT, -1 - groups.size());
					nodeOfGroup.put(key, node);
				}
				below = node;
			}
			columns.merge(treeOf.apply(lane), below, pairing.recording().clock());
		}
		return new CallTree(columns.finish(), pairing.functions(), groups.toArray(String[]::new), grouping);
	}

	private static String threadLabel(Lane lane) {
		return lane.stream().comm() + " " + lane;
	}

	private static String processLabel(ProcessImage image) {
		return image.comm() + " " + image.pid();
	}

	/** The pairing underneath: lock the builder while its lanes are replayed. */
	public CallPairing pairing() {
		return pairing;
	}

	/** Counts over everything taken so far. */
	public synchronized Statistics statistics() {
		int depth = 0;
		for (LaneTree tree : trees.values()) {
			depth = Math.max(depth, tree.maximumDepth());
		}
		return Statistics.of(pairing, snapshot(Grouping.MERGED), depth);
	}
}
