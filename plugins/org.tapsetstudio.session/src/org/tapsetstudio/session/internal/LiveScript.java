package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Outcome;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.recording.Recording;

/** The script of a live session: gets the events in their order, a little behind the present, and the end that a replay will give it, too. For one thread. */
final class LiveScript implements AutoCloseable {
	/** How far the script runs behind the present, so that events of several threads can be put in order. */
	private static final long BEHIND_NANOS = 20_000_000L;
	/** How long the session looks at nothing else while events are handled. */
	private static final long PATIENCE_NANOS = 50_000_000L;

	private final Dispatcher dispatcher;
	private final Facts facts;
	private final SessionFile file;
	private final MachineClock clock;
	private EventPump pump;
	private Recording recording;
	private long skipped;
	private long handledTicks;

	/** @param kept the recording's folder, or null if it is not kept */
	LiveScript(Dispatcher dispatcher, Facts facts, MachineClock clock, Path kept) throws IOException {
		this.dispatcher = dispatcher;
		this.facts = facts;
		this.clock = clock;
		this.file = new SessionFile(kept);
	}

	void begin() {
		long now = clock.nanos();
		file.begun(now, facts);
		dispatcher.begin(now);
		dispatcher.flush();
	}

	/** From now on there are events. */
	void follow(Recording growing, SiteProbes probes, CapturePlan plan, int target) {
		facts.target = target;
		file.target(target);
		recording = growing;
		pump = new EventPump(growing, dispatcher, probes, plan, ScriptClock.live(growing, file::clock), growing.cursor(), file::late);
	}

	/** Lets threads of the program wait when the script falls behind, if the session's policy says so. */
	void holdWritersBack() {
		pump.holdWritersBack();
	}

	/**
	 * @param seen when the recording was looked at
	 * @param stopNanos when the session was told to end: what happened later is not for the script; {@link Long#MAX_VALUE} while it goes on
	 */
	void advance(long seen, long stopNanos) {
		if (pump == null) {
			dispatcher.advanceTo(Math.min(stopNanos, seen));
		} else {
			long until = pump.ticks(Math.min(stopNanos, seen - BEHIND_NANOS));
			if (pump.pump(until, PATIENCE_NANOS)) {
				pump.pass(until);
			}
		}
		dispatcher.flush();
	}

	/** Handles what there is. @return false if there is more */
	boolean finish(long stopNanos) {
		boolean done = pump == null || pump.pump(stopNanos == Long.MAX_VALUE ? Long.MAX_VALUE : pump.ticks(stopNanos), PATIENCE_NANOS);
		dispatcher.flush();
		return done;
	}

	/** Leaves out what is not handled yet. */
	void skipRest(long stopNanos) {
		if (pump != null) {
			handledTicks = pump.latestTicks();
			skipped = pump.skip(stopNanos == Long.MAX_VALUE ? Long.MAX_VALUE : pump.ticks(stopNanos));
		}
	}

	/** @param abandoned whether events were left out: then the last one handled is the end */
	Outcome end(long stopNanos, boolean abandoned) {
		long latest = pump == null ? Long.MIN_VALUE : pump.latestNanos();
		long now = clock.nanos();
		long nanos = abandoned && latest != Long.MIN_VALUE ? latest : Math.max(latest, Math.min(stopNanos, now));
		long ticks = pump == null || stopNanos == Long.MAX_VALUE && !abandoned ? Long.MAX_VALUE : abandoned ? handledTicks : pump.ticks(stopNanos);
		if (!abandoned) {
			dispatcher.advanceTo(nanos);
		}
		file.ended(nanos, ticks);
		dispatcher.skipped(skipped + (recording == null ? 0 : recording.lostEvents()));
		return dispatcher.end(nanos);
	}

	List<ResultTable> results() {
		return dispatcher.snapshot().join();
	}

	long skipped() {
		return skipped;
	}

	EventPump pump() {
		return pump;
	}

	/** Why the recording does not hold all that a replay needs, a sentence; empty if it does. */
	String problem() {
		return file.problem();
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
