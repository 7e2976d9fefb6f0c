package org.tapsetstudio.ui.internal.live;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ListenerList;
import org.tapsetstudio.dsl.ui.live.MarkerHits;
import org.tapsetstudio.ui.internal.data.MarkerCount;
import org.tapsetstudio.ui.internal.data.OpenRecordings;
import org.tapsetstudio.ui.internal.data.ProbeSwitches;
import org.tapsetstudio.ui.internal.data.RateMeter;
import org.tapsetstudio.ui.internal.data.RecordingListener;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.SourceState;

/** Tells the Markers view how often the markers of the recording that is shown were hit, and switches them while its program runs. */
public final class LiveMarkerHits implements MarkerHits, RecordingListener {
	private final OpenRecordings recordings;
	private final ListenerList<Listener> listeners = new ListenerList<>();
	private final Map<MarkerCount, RateMeter> meters = new HashMap<>();
	private RecordingSource measured;

	public LiveMarkerHits(OpenRecordings recordings) {
		this.recordings = recordings;
	}

	@Override
	public Optional<Hits> of(Path file, String provider, String name) {
		return recordings.current().flatMap(source -> source.hits().stream()
				.filter(each -> each.provider().equals(provider) && each.name().equals(name) && each.files().contains(file.toString())).findFirst().map(count -> hits(source, count)));
	}

	private Hits hits(RecordingSource source, MarkerCount count) {
		var on = switches(source).flatMap(switches -> switches.areOn(switches.of(count.provider(), count.name())));
		return new Hits(count.count(), on.orElse(false) ? rate(count) : 0, on);
	}

	private static Optional<ProbeSwitches> switches(RecordingSource source) {
		return source.state() == SourceState.LIVE ? source.probeSwitches() : Optional.empty();
	}

	private synchronized long rate(MarkerCount count) {
		var meter = meters.get(count.with(0));
		return meter == null ? 0 : meter.rate();
	}

	@Override
	public List<Path> files() {
		return recordings.current().map(source -> source.hits().stream().flatMap(each -> each.files().stream()).distinct().sorted().map(Path::of).toList()).orElse(List.of());
	}

	@Override
	public String recording() {
		return recordings.current().map(RecordingSource::name).orElse(""); //$NON-NLS-1$
	}

	@Override
	public void set(String provider, String name, boolean on) {
		recordings.current().flatMap(LiveMarkerHits::switches).ifPresent(switches -> switches.of(provider, name).forEach(probe -> switches.set(probe, on)));
	}

	@Override
	public void changed() {
		recordings.current().ifPresent(this::measure);
		listeners.forEach(Listener::hitsChanged);
	}

	private synchronized void measure(RecordingSource source) {
		if (measured != source) {
			measured = source;
			meters.clear();
		}
		if (source.state() == SourceState.LIVE) {
			long now = System.nanoTime();
			source.hits().forEach(count -> meters.computeIfAbsent(count.with(0), key -> new RateMeter()).at(now, count.count()));
		}
	}

	@Override
	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}
}
