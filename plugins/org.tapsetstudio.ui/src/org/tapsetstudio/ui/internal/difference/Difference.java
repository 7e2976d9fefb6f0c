package org.tapsetstudio.ui.internal.difference;

import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.CallTreeDifference;
import org.tapsetstudio.analysis.FunctionDifference;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.ui.internal.data.CallTreeSnapshot;
import org.tapsetstudio.ui.internal.data.FrameLabel;

/**
 * Two recordings, compared.
 *
 * @param tree all call paths of both; a node is as wide as the longer of its two times, so that what was removed is seen too
 */
record Difference(Path before, Path after, CallTreeDifference paths, CallTreeSnapshot tree, List<FunctionDifference> functions) {
	/** Reads both. Null when cancelled. */
	static Difference of(Path before, Path after, boolean normalised, Progress progress) throws RecordingException {
		var earlier = tree(before, progress);
		var later = tree(after, progress);
		if (progress.isCancelled()) {
			return null;
		}
		var paths = CallTreeDifference.of(earlier, later, normalised);
		return new Difference(before, after, paths, snapshot(paths), FunctionDifference.of(paths));
	}

	private static CallTree tree(Path recording, Progress progress) throws RecordingException {
		return CallTreeBuilder.complete(Recording.open(recording), progress).snapshot(Grouping.MERGED);
	}

	private static CallTreeSnapshot snapshot(CallTreeDifference paths) {
		int size = paths.size();
		var weights = new long[size];
		var below = new long[size];
		for (int node = size - 1; node >= 0; node--) {
			weights[node] = Math.max(below[node], Math.max(paths.totalBefore(node), paths.totalAfter(node)));
			if (node > 0) {
				below[paths.parent(node)] += weights[node];
			}
		}
		var result = new CallTreeSnapshot.Builder(size);
		var changes = new double[size];
		for (int node = 0; node < size; node++) {
			var function = paths.function(node);
			result.add(paths.parent(node), function == null ? new FrameLabel("", "", 0) : FrameLabel.of(function), weights[node], weights[node] - below[node], //$NON-NLS-1$ //$NON-NLS-2$
					Math.max(1, paths.callsBefore(node) + paths.callsAfter(node)));
			changes[node] = weights[0] == 0 ? 0 : (double) paths.change(node) / weights[0];
		}
		return result.changes(changes).build();
	}
}
