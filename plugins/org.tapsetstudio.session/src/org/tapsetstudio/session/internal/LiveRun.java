package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Outcome;
import org.tapsetstudio.engine.ProbeCost;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.session.CapturedProbe;
import org.tapsetstudio.session.Overflow;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.SessionListener;
import org.tapsetstudio.session.SessionProgress;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;

/** The work of one live session, all on one thread; only {@link #stop} and {@link #results} come from others. */
public final class LiveRun {
	private static final long POLL_MILLIS = 5;
	private static final long PROGRESS_NANOS = 100_000_000L;

	private final SessionRequest request;
	private final CompiledScript script;
	private final CapturePlan plan;
	private final List<PlanItem> items;
	private final SessionListener listener;
	private final Dispatcher dispatcher;
	private final LiveScript live;
	private final RecordingFolder folder;
	private final Facts facts;
	private final TracedProgram traced;
	private final long started = System.nanoTime();
	private final boolean here;
	private final MachineClock clock;
	/** When the session was told to end, on the clock of the program's machine. */
	private volatile long stopNanos = Long.MAX_VALUE;
	private volatile boolean killRequested;
	private volatile boolean abandoned;
	private Recording recording;
	private EventCount counter;
	private long nextProgress;
	private long endedNanos;

	/** @param far the helper on another machine, which the run closes in the end; null for a process here */
	public LiveRun(SessionRequest request, CompiledScript script, CompiledScript recordedToo, FarHelper far, SessionListener listener) throws SessionException {
		this.request = request;
		this.script = script;
		this.listener = listener;
		this.plan = script.program().capturePlan();
		List<PlanItem> wanted = PlanItem.of(plan, recordedToo == null ? null : recordedToo.program().capturePlan());
		this.items = request.recordOnly() ? PlanItem.generous(wanted) : wanted;
		if (!request.hasProgram() && !items.isEmpty()) {
			throw new SessionException(Cause.TARGET, "The script waits for markers of a program: say which one to start (-c COMMAND) or to attach to (-x PID), or watch all of them (--system, --user NAME).");
		}
		this.here = far == null;
		this.clock = far == null ? MachineClock.HERE : far;
		this.folder = !request.hasProgram() ? null : RecordingFolder.create(request.recording());
		this.facts = new Facts(clock);
		this.traced = new TracedProgram(request, items, far, listener, this::say);
		facts.target = request.attach().orElse(0); // begin probes may ask for it
		this.dispatcher = script.program().newDispatcher(facts, new ScriptOutput(listener, folder, false), new ScriptOutput(listener, folder, true));
		try {
			this.live = new LiveScript(dispatcher, facts, clock, folder == null ? null : folder.kept());
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The recording cannot be written: " + e.getMessage(), e);
		}
	}

	/** Runs the session from begin to end. */
	public SessionResult execute(Runnable launched) throws Exception {
		try {
			new Announcement(request, script, this::say).tell(here);
			if (request.target().isPresent()) {
				facts.target = connect(); // before the begin probes, which may ask for the target
			}
			if (!request.recordOnly()) {
				live.begin();
			}
			if (!isOver() && request.hasProgram()) {
				launch();
			} else {
				traced.close(); // a program that has not begun ends with it
			}
			launched.run();
			while (!finished()) {
				step();
			}
			return conclude();
		} catch (SessionException e) {
			if (folder != null && recording == null) {
				folder.giveUp();
			}
			throw e;
		} finally {
			traced.close();
			live.close();
			if (folder != null) {
				folder.close();
			}
		}
	}

	private void launch() throws SessionException, InterruptedException {
		int target = traced.isConnected() ? traced.go() : connect();
		try {
			recording = Recording.open(folder.path());
		} catch (RecordingException e) {
			throw new SessionException(Cause.SYSTEM, e.getMessage(), e);
		}
		if (request.recordOnly()) {
			counter = new EventCount(recording);
		} else {
			live.follow(recording, SiteProbes.recorded(items), plan, target);
			if (request.overflow().policy() == Overflow.Policy.BLOCK) {
				live.holdWritersBack();
			}
		}
		describe(List.of(), false).forEach(problem -> say("WARNING: " + problem));
		listener.started(folder.path());
	}

	/** @return why that could not be done; a full disk must not end the program */
	private List<String> describe(List<ResultTable> results, boolean complete) {
		try {
			folder.writeMetadata(request, recording, results, complete);
			return List.of();
		} catch (SessionException e) {
			return List.of(e.getMessage());
		}
	}

	private int connect() throws SessionException, InterruptedException {
		return traced.connect(folder.path(), CaptureOptions.of(request, plan.processors()));
	}

	private boolean isOver() {
		return dispatcher.finished() || isStopped();
	}

	private boolean isStopped() {
		return stopNanos != Long.MAX_VALUE;
	}

	private boolean finished() {
		return traced.isConnected() ? traced.hasEnded() : isOver() || limitReached();
	}

	private boolean limitReached() {
		return request.limit().isPresent() && System.nanoTime() - started >= request.limit().get().toNanos();
	}

	private void step() throws Exception {
		if (!traced.isConnected()) {
			Thread.sleep(POLL_MILLIS);
		} else {
			traced.hear(POLL_MILLIS);
			if (!traced.hasEnded() && (isOver() || limitReached())) {
				traced.askToEnd(killRequested);
			}
		}
		long seen = clock.seen(); // what happens while the folder is being looked at may not be known yet
		if (recording != null) {
			recording.refresh();
		}
		if (!request.recordOnly()) {
			live.advance(seen, stopNanos);
		}
		tellProgress();
	}

	private void tellProgress() {
		long now = System.nanoTime();
		if (now >= nextProgress && recording != null) {
			nextProgress = now + PROGRESS_NANOS;
			listener.progress(progress());
		}
	}

	private SessionResult conclude() throws Exception {
		List<String> problems = new ArrayList<>();
		List<String> unwritten = new ArrayList<>();
		if (recording != null) {
			traced.drainOutput();
			recording.refresh();
		}
		Outcome outcome = request.recordOnly() ? new Outcome(false, 0) : finishScript();
		endedNanos = System.nanoTime();
		if (request.verbose()) {
			script.times().finished();
			say(script.times().lines().getLast());
		}
		List<ResultTable> results = request.recordOnly() ? List.of() : live.results();
		if (recording != null && request.overflow().policy() == Overflow.Policy.OVERWRITE) {
			counter = new EventCount(recording); // what was counted when it came may be gone since
		}
		SessionProgress last = progress();
		if (recording != null) {
			if (live.skipped() > 0) {
				problems.add(String.format(Locale.ROOT, "%,d events were recorded but not handled, because the script was ended while it was behind.", live.skipped()));
			}
			problems.addAll(Findings.of(recording, items, live.pump(), counter == null ? live.pump().losses() : counter.losses));
			unwritten.addAll(describe(results, true));
			Stream.of(live.problem(), folder.problem()).filter(problem -> !problem.isEmpty()).forEach(unwritten::add);
			problems.addAll(unwritten);
		}
		boolean partial = !unwritten.isEmpty() || last.lost() > 0 && request.overflow().policy() != Overflow.Policy.OVERWRITE;
		boolean failed = outcome.failed() || request.recordOnly() && partial;
		SessionResult result = new SessionResult(failed ? 1 : 0, traced.fate(), problems, folder == null ? null : folder.path(), last, results);
		listener.ended(result);
		return result;
	}

	/** A script may be far behind when its program has ended. It handles all that happened, unless it is told a second time to end. */
	private Outcome finishScript() {
		boolean told = false;
		while (!abandoned && !live.finish(stopNanos)) {
			tellProgress();
			if (!told && isStopped()) {
				told = true;
				say("tapset: the script is still handling what happened until now; interrupt it again to leave that out");
			}
		}
		if (abandoned) {
			live.skipRest(stopNanos);
		}
		return live.end(stopNanos, abandoned);
	}

	private SessionProgress progress() {
		if (recording == null) {
			return SessionProgress.NONE;
		}
		long events = counter != null ? counter.update() : live.pump().events();
		return new SessionProgress(events, recording.omittedHits().stream().mapToLong(OmittedHits::count).sum(), recording.lostEvents(), recording.images().size(), recording.streams().size(),
				Duration.ofNanos((endedNanos == 0 ? System.nanoTime() : endedNanos) - started));
	}

	/** Told a second time, or to kill, the session leaves out what the script has not handled yet, and ends a handler that is running. */
	public synchronized void stop(boolean kill) {
		killRequested |= kill;
		abandoned |= kill || isStopped();
		stopNanos = Math.min(stopNanos, clock.nanos());
		if (abandoned) {
			dispatcher.interrupt();
		}
	}

	public List<CapturedProbe> probes() {
		return items.stream().map(item -> new CapturedProbe(item.id(), item.provider(), item.name(), Arrays.stream(item.probes()).boxed().toList())).toList();
	}

	public void setProbeEnabled(int id, boolean enabled) throws SessionException {
		traced.setProbeEnabled(id, enabled);
	}

	/** What the script's probes cost so far; any thread. */
	public List<ProbeCost> costs() {
		return dispatcher.costs();
	}

	public CompletableFuture<List<ResultTable>> results() {
		return dispatcher.snapshot();
	}

	private void say(String line) {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		listener.diagnostics(bytes, bytes.length);
	}
}
