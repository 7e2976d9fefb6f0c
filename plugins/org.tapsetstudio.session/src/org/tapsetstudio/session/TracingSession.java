package org.tapsetstudio.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.tapsetstudio.engine.ProbeCost;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.CompiledScript;
import org.tapsetstudio.session.internal.FarHelper;
import org.tapsetstudio.session.internal.LiveRun;
import org.tapsetstudio.session.internal.RunningProcess;
import org.tapsetstudio.session.internal.ScriptCompiler;

/**
 * A running tracing session: the target under the agent, the script on its events. All methods may be called from any thread.
 */
public final class TracingSession {
	private final LiveRun run;
	private final CompletableFuture<SessionResult> result = new CompletableFuture<>();

	private TracingSession(LiveRun run) {
		this.run = run;
	}

	/**
	 * Checks the script, runs its begin probes and starts the target. Returns when the target runs (or when a script without target has begun).
	 *
	 * @throws SessionException when the script has errors, the target cannot be traced, or a file cannot be made
	 */
	public static TracingSession start(SessionRequest request, SessionListener listener) throws SessionException {
		if (request.recordOnly() && request.overflow().policy() == Overflow.Policy.BLOCK) {
			throw new SessionException(Cause.TARGET, "block holds the program back until a script has handled its events, and here none runs: what is recorded stays. "
					+ "Use grow to keep everything, or overwrite:MIB to keep the newest events of each thread.");
		}
		boolean attaches = request.attach().isPresent() && request.machine().isEmpty();
		String target = attaches ? RunningProcess.executable(request.attach().getAsInt()) : request.target().map(t -> t.command().getFirst()).orElse(null);
		CompiledScript script = ScriptCompiler.compile(request.script(), target, RunningProcess.root(request));
		CompiledScript recorded = request.alsoRecord().isPresent() ? ScriptCompiler.compile(request.alsoRecord().get(), target, RunningProcess.root(request)) : null;
		FarHelper far = request.machine().isPresent() ? FarHelper.start(request.machine().get(), listener::targetOutput) : null;
		TracingSession session;
		try {
			session = new TracingSession(new LiveRun(request, script, recorded, far, listener));
		} catch (SessionException e) {
			if (far != null) {
				far.close();
			}
			throw e;
		}
		CompletableFuture<Void> launched = new CompletableFuture<>();
		Thread.ofPlatform().name("tapset session").start(() -> session.work(launched));
		try {
			launched.get();
			return session;
		} catch (InterruptedException e) {
			session.terminate();
			Thread.currentThread().interrupt();
			throw new SessionException(Cause.SYSTEM, "The start was cancelled.", e);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof SessionException known) {
				throw known;
			}
			throw new SessionException(Cause.SYSTEM, "The session could not start: " + e.getCause(), e.getCause());
		}
	}

	private void work(CompletableFuture<Void> launched) {
		try {
			result.complete(run.execute(() -> launched.complete(null)));
		} catch (Throwable e) {
			if (!launched.completeExceptionally(e)) {
				result.completeExceptionally(e);
			}
		}
	}

	/** Asks for the end in order: the target is asked to stop (SIGTERM), or left if it was attached to, end probes run, the recording is closed. */
	public void stop() {
		run.stop(false);
	}

	/** The same, but a launched target is killed at once. */
	public void terminate() {
		run.stop(true);
	}

	/**
	 * The script's globals as they are now, all of one moment between two events; after the end as they were then. Any thread; completed on the session's thread some milliseconds later, or when
	 * the handler that runs is done. What a copy costs the script says {@link org.tapsetstudio.engine.Dispatcher#snapshot}; a view should ask at most a few times a second, and only
	 * while it is seen.
	 */
	public CompletableFuture<List<ResultTable>> results() {
		return run.results();
	}

	/** How often each probe of the script ran and what its handler cost, so far or at the end. */
	public List<ProbeCost> costs() {
		return run.costs();
	}

	/** What is captured; a script's probes at the same marker share one. */
	public List<CapturedProbe> probes() {
		return run.probes();
	}

	/**
	 * Stops capturing at a probe, or goes on with it, in all processes of the session, from their next hit on. The site stays armed, which costs some nanoseconds.
	 *
	 * @throws SessionException if no program is being traced (any more)
	 */
	public void setProbeEnabled(CapturedProbe probe, boolean enabled) throws SessionException {
		run.setProbeEnabled(probe.id(), enabled);
	}

	/** Waits for the end. */
	public SessionResult await() throws InterruptedException, SessionException {
		try {
			return result.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof SessionException known) {
				throw known;
			}
			throw new SessionException(Cause.SYSTEM, "The session failed: " + e.getCause(), e.getCause());
		}
	}
}
