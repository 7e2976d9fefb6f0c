package org.tapsetstudio.ui.internal.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.dsl.ui.live.ProbeNotes;
import org.tapsetstudio.engine.ProbeCost;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.OpenRecordings;
import org.tapsetstudio.ui.internal.data.ProbeSwitches;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Tells the editor how often the probes of the script that runs were hit, how fast, and at what cost; after the run, how that was at its end. */
public final class LiveProbeNotes implements ProbeNotes, RecordingListener {
	private static final long PERIOD = 500_000_000L;
	private static final double SECOND = 1e9;

	/** How things stood when it was looked last. */
	private record Seen(Map<Integer, Long> hits, Map<Integer, String> notes, long time) {
		static final Seen NOTHING = new Seen(Map.of(), Map.of(), 0);
	}

	private final OpenRecordings recordings;
	private final ListenerList<Listener> listeners = new ListenerList<>();
	private final Map<Path, Seen> scripts = new ConcurrentHashMap<>();
	private long next;
	private boolean ended;

	public LiveProbeNotes(OpenRecordings recordings) {
		this.recordings = recordings;
	}

	@Override
	public Map<Integer, String> of(Path script) {
		return scripts.getOrDefault(script, Seen.NOTHING).notes();
	}

	@Override
	public Optional<Boolean> isOn(Path script, int line) {
		return switches().flatMap(switches -> switches.areOn(switches.of(script, line)));
	}

	@Override
	public void set(Path script, int line, boolean on) {
		switches().ifPresent(switches -> switches.of(script, line).forEach(probe -> switches.set(probe, on)));
	}

	private Optional<ProbeSwitches> switches() {
		return recordings.current().filter(source -> source.state() == SourceState.LIVE).flatMap(RecordingSource::probeSwitches);
	}

	@Override
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	@Override
	public void changed() {
		recordings.current().ifPresent(this::look);
	}

	/** At most twice a second while the program runs, and once after its end. */
	private synchronized void look(RecordingSource source) {
		var process = source.process();
		boolean over = process.isPresent() && process.get().isTerminated();
		long now = System.nanoTime();
		if (process.isEmpty() || over && ended || !over && now < next) {
			return;
		}
		next = now + PERIOD;
		ended = over;
		process.get().session().ifPresent(session -> take(session.costs(), now, over));
	}

	private void take(List<ProbeCost> costs, long now, boolean over) {
		var byScript = new HashMap<Path, Map<Integer, ProbeCost>>();
		for (var cost : costs) {
			if (Path.of(cost.file()).isAbsolute()) {
				byScript.computeIfAbsent(Path.of(cost.file()), file -> new TreeMap<>()).merge(cost.line(), cost,
						(a, b) -> new ProbeCost(a.file(), a.line(), a.points(), a.hits() + b.hits(), a.nanos() + b.nanos()));
			}
		}
		byScript.forEach((script, lines) -> {
			var before = scripts.getOrDefault(script, Seen.NOTHING);
			var hits = new HashMap<Integer, Long>();
			var notes = new HashMap<Integer, String>();
			lines.forEach((line, cost) -> {
				hits.put(line, cost.hits());
				notes.put(line, note(cost, cost.hits() - before.hits().getOrDefault(line, 0L), now - before.time(), over)
						+ (isOn(script, line).orElse(true) ? "" : Messages.NoteOff)); //$NON-NLS-1$
			});
			scripts.put(script, new Seen(hits, notes, now));
		});
		listeners.forEach(Listener::notesChanged);
	}

	private static String note(ProbeCost cost, long more, long nanos, boolean over) {
		var each = Quantities.duration(cost.hits() == 0 ? 0 : cost.nanos() / cost.hits());
		var hits = Quantities.count(cost.hits());
		var whole = Quantities.duration(cost.nanos());
		return over ? NLS.bind(Messages.NoteAfter, new Object[] { hits, each, whole })
				: NLS.bind(Messages.NoteLive, new Object[] { hits, Quantities.count(Math.max(0, Math.round(more * SECOND / Math.max(1, nanos)))), each, whole });
	}
}
