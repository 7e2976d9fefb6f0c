package org.tapsetstudio.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
	private CallTree latest;
	private long latestVersion = -1;

	/** A builder that has seen nothing yet. */
	public CallTreeBuilder(Recording recording) {
		this.pairing = new CallPairing(recording, new FunctionTable(), this::tree);
	}

	private CallSink tree(Lane lane) {
		LaneTree tree = new LaneTree();
		trees.put(lane, tree);
		return tree;
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
		return pairing.update(progress::isCancelled);
	}

	/** Ends what is open, when the recording does not grow any more. */
	public synchronized void finish() {
		pairing.finish();
	}

	/** The tree of what was taken so far. The same object as before when nothing happened in between. Costs some 50 ns for each node. */
	public synchronized CallTree snapshot(Grouping grouping) {
		long version = 0;
		for (LaneTree tree : trees.values()) {
			version += 1 + tree.version();
		}
		if (latest == null || latestVersion != version || latest.grouping() != grouping) {
			latest = merge(grouping);
			latestVersion = version;
		}
		return latest;
	}

	private CallTree merge(Grouping grouping) {
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
					node = columns.child(CallTree.ROOT, -1 - groups.size());
					nodeOfGroup.put(key, node);
				}
				below = node;
			}
			columns.merge(trees.get(lane), below, pairing.recording().clock());
		}
		return new CallTree(columns.finish(), pairing.functions(), groups.toArray(String[]::new), grouping);
	}

	private static String threadLabel(Lane lane) {
		return lane.stream().comm() + " " + lane;
	}

	private static String processLabel(ProcessImage image) {
		return image.comm() + " " + image.pid();
	}

	/** The pairing underneath, for timelines: lock the builder while its lanes are replayed. */
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

	/** Spans of a window of time, see {@link Timeline}. */
	public synchronized Timeline timeline(long fromNanos, long toNanos, int pixels, Progress progress) {
		return Timeline.of(pairing, fromNanos, toNanos, pixels, progress);
	}
}
