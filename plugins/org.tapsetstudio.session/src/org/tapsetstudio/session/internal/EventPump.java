package org.tapsetstudio.session.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;

/** Hands the events of a recording, live or finished, to a running script in the order of time. For one thread. */
public final class EventPump {
	/** How many events are handled between two looks at the clock. */
	private static final int UNWATCHED = 64;

	private final Losses losses = new Losses();
	private final Recording recording;
	private final Dispatcher dispatcher;
	private final MergedCursor cursor;
	private final SiteProbes probes;
	private final ScriptClock clock;
	private final List<ImageView> images = new ArrayList<>();
	private final EventView view = new EventView();
	private final ProcessProbes processes;
	private final ObjLongConsumer<StreamCursor> lateness;
	private long latestNanos = Long.MIN_VALUE;
	/** What is earlier is late. */
	private long passedTicks = Long.MIN_VALUE;
	private long deliveredTicks = Long.MIN_VALUE;
	private long events;
	private long late;
	private long unknown;
	private boolean acknowledges;

	/** For a finished recording. */
	public EventPump(Recording recording, Dispatcher dispatcher, SiteProbes probes, CapturePlan plan, RecordedSession session) {
		this(recording, dispatcher, probes, plan, session.clock(), session.cursor(), (event, ticks) -> {
		});
	}

	/** @param lateness hears of each event that becomes known too late, and of the moment to which the script had gone on */
	EventPump(Recording recording, Dispatcher dispatcher, SiteProbes probes, CapturePlan plan, ScriptClock clock, MergedCursor cursor, ObjLongConsumer<StreamCursor> lateness) {
		this.recording = recording;
		this.dispatcher = dispatcher;
		this.cursor = cursor;
		this.probes = probes;
		this.processes = new ProcessProbes(plan.processes(), dispatcher);
		this.clock = clock;
		this.lateness = lateness;
	}

	/** Lets threads of the traced program wait for this pump when it falls behind, if the session's policy says so. */
	void holdWritersBack() {
		acknowledges = true;
	}

	/**
	 * Delivers what is visible.
	 *
	 * @param limitTicks later events are held back
	 * @param patienceNanos after which time to come back though there are more events; {@link Long#MAX_VALUE}: only when there are none
	 * @return false if there are more events
	 */
	boolean pump(long limitTicks, long patienceNanos) {
		long start = System.nanoTime();
		clock.improve(deliveredTicks);
		if (clock.clock == null) {
			return true; // whoever stores an event has stored a calibration before
		}
		processes.collect(recording.images(), clock.clock);
		if (acknowledges) {
			acknowledges = dispatcher.finished() ? cursor.release() : cursor.acknowledge();
		}
		for (int handled = 1; !dispatcher.finished() && cursor.next(limitTicks); handled++) {
			deliver(cursor.event());
			if (handled % UNWATCHED == 0 && System.nanoTime() - start > patienceNanos) {
				return false;
			}
		}
		if (!dispatcher.finished()) {
			processes.fireUntil(limitTicks == Long.MAX_VALUE ? Long.MAX_VALUE : clock.clock.toMonotonic(limitTicks));
		}
		return true;
	}

	/** Delivers all events up to a moment. */
	public void pumpAll(long limitTicks) {
		pump(limitTicks, Long.MAX_VALUE);
	}

	/** Lets the time of the stream pass, when all events before that moment are delivered. */
	void pass(long ticks) {
		if (clock.clock != null && ticks != Long.MAX_VALUE) {
			passedTicks = Math.max(passedTicks, ticks + 1);
			dispatcher.advanceTo(clock.clock.toMonotonic(ticks));
		}
	}

	/** Ticks of a moment given in CLOCK_MONOTONIC nanoseconds. */
	long ticks(long nanos) {
		clock.improve(deliveredTicks);
		return clock.clock == null ? Long.MAX_VALUE : clock.clock.toTicks(nanos);
	}

	private void deliver(StreamCursor event) {
		if (event.isLost()) {
			losses.add(event);
			return;
		}
		events++;
		long at = cursor.ticks();
		if (at < passedTicks) {
			late++;
			at = passedTicks + 1;
			lateness.accept(event, at);
		}
		passedTicks = at;
		deliveredTicks = at;
		while (at > clock.validUntil) {
			clock.next();
		}
		ImageView image = image(event.stream().image());
		SiteView site = image.site(event.site());
		if (site == null) {
			unknown++;
			return;
		}
		// A better calibration may shift the clock by a little: time never runs backwards for a script.
		latestNanos = Math.max(latestNanos, clock.clock.toMonotonic(at));
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

	/** Counts the events up to a moment that the script will not get. */
	long skip(long limitTicks) {
		long skipped = 0;
		while (cursor.next(limitTicks)) {
			if (cursor.event().isLost()) {
				losses.add(cursor.event());
			} else {
				skipped++;
			}
		}
		return skipped;
	}

	public Losses losses() {
		return losses;
	}

	/** Events seen so far. */
	public long events() {
		return events;
	}

	/** Events that became known when the script had gone on to a later moment. */
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

	long latestTicks() {
		return deliveredTicks;
	}
}
