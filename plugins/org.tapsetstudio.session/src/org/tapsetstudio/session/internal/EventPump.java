package org.tapsetstudio.session.internal;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;

/** Hands the events of a recording, live or finished, to a running script in the order of time. For one thread. */
public final class EventPump {
	private final Recording recording;
	private final Dispatcher dispatcher;
	private final MergedCursor cursor;
	private final SiteProbes probes;
	private final List<ImageView> images = new ArrayList<>();
	private final EventView view = new EventView();
	private final ProcessProbes processes;
	private long latestNanos = Long.MIN_VALUE;
	private long events;
	private long late;
	private long unknown;
	private boolean acknowledges;

	public EventPump(Recording recording, Dispatcher dispatcher, SiteProbes probes, CapturePlan plan) {
		this.recording = recording;
		this.dispatcher = dispatcher;
		this.cursor = recording.cursor();
		this.probes = probes;
		this.processes = new ProcessProbes(plan.processes(), dispatcher);
	}

	/** Lets threads of the traced program wait for this pump when it falls behind, if the session's policy says so. */
	void holdWritersBack() {
		acknowledges = true;
	}

	/**
	 * Delivers what is visible.
	 *
	 * @param limitNanos CLOCK_MONOTONIC; later events are held back
	 * @return how many events were delivered
	 */
	public long pump(long limitNanos) {
		Clock clock = recording.clock();
		long limitTicks = limitNanos == Long.MAX_VALUE ? Long.MAX_VALUE : clock.toTicks(limitNanos);
		processes.collect(recording.images(), clock);
		long before = events;
		if (acknowledges) {
			acknowledges = dispatcher.finished() ? cursor.release() : cursor.acknowledge();
		}
		while (!dispatcher.finished() && cursor.next(limitTicks)) {
			deliver(cursor.event(), clock);
		}
		if (!dispatcher.finished()) {
			processes.fireUntil(limitNanos);
		}
		return events - before;
	}

	private void deliver(StreamCursor event, Clock clock) {
		if (event.isLost()) {
			return;
		}
		events++;
		if (cursor.isLate()) {
			late++;
		}
		ImageView image = image(event.stream().image());
		SiteView site = image.site(event.site());
		if (site == null) {
			unknown++;
			return;
		}
		// A better calibration may shift the clock by a little: time never runs backwards for a script.
		latestNanos = Math.max(latestNanos, clock.toMonotonic(event.ticks()));
		processes.fireUntil(latestNanos);
		view.show(image, site, event, latestNanos);
		for (int probe : site.probes) {
			dispatcher.fire(probe, view);
		}
	}

	private ImageView image(ProcessImage image) {
		while (images.size() <= image.index()) {
			images.add(null);
		}
		ImageView known = images.get(image.index());
		if (known == null) {
			known = new ImageView(image, dispatcher.strings(), probes);
			images.set(image.index(), known);
		}
		return known;
	}

	/** Events seen so far. */
	public long events() {
		return events;
	}

	/** Events that came after later ones of other threads had been handled. */
	public long late() {
		return late;
	}

	/** Events of sites that the recording does not define. */
	public long unknown() {
		return unknown;
	}

	/** CLOCK_MONOTONIC nanoseconds of the latest event, {@link Long#MIN_VALUE} before the first. */
	public long latestNanos() {
		return latestNanos;
	}
}
