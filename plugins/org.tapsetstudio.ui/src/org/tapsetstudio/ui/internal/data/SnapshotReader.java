package org.tapsetstudio.ui.internal.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Losses;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.Note;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.ui.internal.Messages;

/**
 * Reads a recording again and again as it grows. The analysis numbers its nodes anew in each snapshot; here they get numbers that last, so that views can keep what is
 * open and selected. For one thread.
 */
final class SnapshotReader {
	/** What is called is a function's number, or the label of a process or thread. */
	private record CallPath(int parent, Object called) {
	}

	private record Place(int parent, FrameLabel frame) {
	}

	/** Milliseconds. */
	private static final long SHORTEST = 200;
	private static final long LONGEST = 2000;
	/** Who reads the first few knows what is wrong. */
	private static final int MOST_WARNINGS = 3;

	private final Recording recording;
	private final CallTreeBuilder builder;
	private final Losses losses;
	private final Map<CallPath, Integer> numbers = new HashMap<>();
	private final List<Place> places = new ArrayList<>();
	private final List<FrameLabel> labels = new ArrayList<>();
	private CallTree latest;
	private Scope latestScope = Scope.WHOLE;
	private CallTreeSnapshot snapshot = CallTreeSnapshot.EMPTY;
	private List<FunctionRow> functions = List.of();
	private long events;
	/** Nanoseconds that the recording lasts, as far as that is known. */
	private long duration;
	private long slice = SHORTEST;
	private boolean behind;
	private boolean ended;

	SnapshotReader(Path folder) throws RecordingException {
		recording = Recording.open(folder);
		builder = CallTreeBuilder.indexing(recording);
		losses = new Losses(recording);
		places.add(new Place(-1, new FrameLabel("", "", 0))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What is known before any event was taken: with an index that is there, the timeline. */
	RecordingSnapshot first() {
		var timeline = builder.timeline().map(rows -> rows.whole().to()).orElse(0L);
		return new RecordingSnapshot(CallTreeSnapshot.EMPTY, Optional.empty(), List.of(), facts(timeline), Scope.WHOLE);
	}

	/**
	 * Takes new events, for {@value #SHORTEST} milliseconds at most, so that views grow even while the program writes faster than this reads. Once the program has ended there is no hurry: each
	 * time takes twice as long as the one before, up to {@value #LONGEST} milliseconds.
	 *
	 * @param finished whether the program has ended, so that what is open can be closed
	 */
	RecordingSnapshot read(IProgressMonitor monitor, boolean finished, Scope scope) throws RecordingException {
		if (!ended) {
			take(monitor, finished);
		}
		var tree = scope.window().isPresent() ? builder.snapshot(scope.grouping(), scope.window().get()) : builder.snapshot(scope.grouping());
		if (tree != latest || !scope.equals(latestScope)) {
			latest = tree;
			latestScope = scope;
			snapshot = renumber(tree);
			functions = functions(tree);
		}
		return new RecordingSnapshot(snapshot, Optional.of(tree), functions, facts(builder.durationNanos()), scope);
	}

	private RecordingFacts facts(long known) {
		duration = Math.max(duration, known);
		return new RecordingFacts(events, new Missing(recording.lostEvents(), losses.update(), recording.omittedHits(), recording.problems()), recording.streams().size(), duration, markers(), warnings(), byKernel());
	}

	private List<String> warnings() {
		return recording.images().stream().flatMap(process -> process.notes().stream().filter(note -> note.severity() != Note.Severity.INFO)
				.map(note -> NLS.bind(Messages.ProcessSaid, new Object[] { process.comm(), String.valueOf(process.pid()), note.text() }))).distinct().limit(MOST_WARNINGS).toList();
	}

	private void take(IProgressMonitor monitor, boolean finished) throws RecordingException {
		recording.refresh();
		long start = System.nanoTime();
		behind = false;
		events += builder.update(new Progress() {
			@Override
			public boolean isCancelled() {
				behind |= System.nanoTime() - start > slice * 1_000_000;
				return behind || monitor.isCanceled();
			}
		});
		slice = finished ? Math.min(LONGEST, 2 * slice) : SHORTEST;
		if (finished && !behind && !monitor.isCanceled()) {
			builder.finish();
			ended = true;
		}
	}

	/** Whether the last reading left events for the next. */
	boolean isBehind() {
		return behind;
	}

	/** What else can be asked; locks itself. */
	CallTreeBuilder builder() {
		return builder;
	}

	private CallTreeSnapshot renumber(CallTree tree) {
		int[] lasting = new int[tree.size()];
		for (int node = 1; node < tree.size(); node++) {
			int parent = lasting[tree.parent(node)];
			var path = new CallPath(parent, tree.functionId(node) < 0 ? tree.label(node) : (Object) tree.functionId(node));
			var number = numbers.putIfAbsent(path, places.size());
			if (number == null) {
				number = places.size();
				places.add(new Place(parent, label(tree, node)));
			}
			lasting[node] = number;
		}
		int[] here = new int[places.size()];
		for (int node = 1; node < lasting.length; node++) {
			here[lasting[node]] = node;
		}
		var result = new CallTreeSnapshot.Builder(here.length);
		for (int number = 0; number < here.length; number++) {
			int node = here[number];
			boolean known = node > 0 || number == 0;
			long waiting = known ? tree.waiting(node) : 0;
			result.add(places.get(number).parent, places.get(number).frame, known ? tree.total(node) : 0, known ? tree.self(node) - waiting : 0, known ? tree.calls(node) : 0).waiting(waiting);
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
			labels.set(id, FrameLabel.of(tree.function(node)));
		}
		return labels.get(id);
	}

	private static List<FunctionRow> functions(CallTree tree) {
		double whole = Math.max(1, tree.total(CallTree.ROOT));
		return HotFunctions.of(tree).stream().map(row -> FunctionRow.of(row, whole)).toList();
	}

	/** How often each marker that was armed was hit, in the events that were taken. */
	List<MarkerCount> hits() {
		return MarkerCount.of(builder.pairing());
	}

	private boolean byKernel() {
		return recording.images().stream().flatMap(image -> image.sites().stream()).anyMatch(site -> site.armedBy() == ArmedBy.UPROBE);
	}

	private List<String> markers() {
		var names = new TreeSet<String>();
		for (var image : recording.images()) {
			image.sites().stream().filter(site -> site.armedBy() != ArmedBy.REFUSED).forEach(site -> names.add(site.provider() + ':' + site.name()));
		}
		return List.copyOf(names);
	}
}
