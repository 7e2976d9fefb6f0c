package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.core.runtime.IProgressMonitor;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.recording.pairing.Function;

/**
 * Reads a recording again and again as it grows. The analysis numbers its nodes anew in each snapshot; here they get numbers that last, so that views can keep what is
 * open and selected. For one thread.
 */
final class SnapshotReader {
	private record CallPath(int parent, int function) {
	}

	private static final long SLICE = 200;

	private final Recording recording;
	private final CallTreeBuilder builder;
	private final Map<CallPath, Integer> numbers = new HashMap<>();
	private final List<FrameLabel> labels = new ArrayList<>();
	private CallTree latest;
	private CallTreeSnapshot snapshot = CallTreeSnapshot.EMPTY;
	private List<FunctionRow> functions = List.of();
	private long events;
	private boolean behind;

	SnapshotReader(Path folder) throws RecordingException {
		recording = Recording.open(folder);
		builder = CallTreeBuilder.indexing(recording);
	}

	/**
	 * Takes new events: all of them once the program has ended, before that for {@value #SLICE} milliseconds at most, so that views grow even while the program writes
	 * faster than this reads.
	 *
	 * @param finished whether the program has ended, so that what is open can be closed
	 */
	RecordingSnapshot read(IProgressMonitor monitor, boolean finished) throws RecordingException {
		recording.refresh();
		long start = System.nanoTime();
		behind = false;
		events += builder.update(new Progress() {
			@Override
			public boolean isCancelled() {
				behind |= !finished && System.nanoTime() - start > SLICE * 1_000_000;
				return behind || monitor.isCanceled();
			}
		});
		if (finished && !monitor.isCanceled()) {
			builder.finish();
		}
		var tree = builder.snapshot(Grouping.MERGED);
		if (tree != latest) {
			latest = tree;
			snapshot = renumber(tree);
			functions = functions(tree);
		}
		return new RecordingSnapshot(snapshot, functions, events, recording.lostEvents(), recording.streams().size(), markers());
	}

	/** Whether the last reading left events for the next. */
	boolean isBehind() {
		return behind;
	}

	private CallTreeSnapshot renumber(CallTree tree) {
		int[] lasting = new int[tree.size()];
		for (int node = 1; node < tree.size(); node++) {
			lasting[node] = numbers.computeIfAbsent(new CallPath(lasting[tree.parent(node)], tree.functionId(node)), path -> numbers.size() + 1);
		}
		int[] here = new int[numbers.size() + 1];
		for (int node = 0; node < lasting.length; node++) {
			here[lasting[node]] = node;
		}
		var result = new CallTreeSnapshot.Builder(here.length);
		for (int number = 0; number < here.length; number++) {
			int node = here[number];
			result.add(number == 0 ? -1 : lasting[tree.parent(node)], label(tree, node), tree.total(node), tree.self(node), tree.calls(node));
		}
		return result.build();
	}

	private FrameLabel label(CallTree tree, int node) {
		int id = tree.functionId(node);
		if (id < 0) {
			return new FrameLabel(tree.label(node), "", 0); //$NON-NLS-1$
		}
		while (labels.size() <= id) {
			labels.add(null);
		}
		if (labels.get(id) == null) {
			labels.set(id, label(tree.function(node)));
		}
		return labels.get(id);
	}

	private static FrameLabel label(Function function) {
		return new FrameLabel(function.name(), function.file(), function.line());
	}

	private static List<FunctionRow> functions(CallTree tree) {
		double whole = Math.max(1, tree.total(CallTree.ROOT));
		return HotFunctions.of(tree).stream().map(row -> new FunctionRow(label(row.function()), row.total(), row.self(), row.calls(), row.self() / whole)).toList();
	}

	private List<String> markers() {
		var names = new TreeSet<String>();
		for (var image : recording.images()) {
			image.sites().stream().filter(site -> site.armedBy() != ArmedBy.REFUSED).forEach(site -> names.add(site.provider() + ':' + site.name()));
		}
		return List.copyOf(names);
	}
}
