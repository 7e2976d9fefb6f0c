package org.tapsetstudio.session;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Outcome;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.RecordingException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.CompiledScript;
import org.tapsetstudio.session.internal.Coverage;
import org.tapsetstudio.session.internal.EventPump;
import org.tapsetstudio.session.internal.RecordedSession;
import org.tapsetstudio.session.internal.Refusals;
import org.tapsetstudio.session.internal.ScriptCompiler;
import org.tapsetstudio.session.internal.SiteProbes;

/** Runs a script on a recording, in the recording's own time. */
public final class Replay {
	private Replay() {
	}

	/**
	 * Runs a script on the events of a finished recording.
	 *
	 * @param output gets what the script prints
	 * @param messages gets warnings and errors
	 * @throws SessionException when the script has errors, or the recording cannot be read or lacks what the script needs
	 */
	public static ReplayResult run(Script script, Path folder, boolean verbose, OutputStream output, PrintStream messages) throws SessionException {
		return run(script, folder, verbose, output, messages, new CompletableFuture<>());
	}

	/**
	 * As {@link #run(Script, Path, boolean, OutputStream, PrintStream)}.
	 *
	 * @param stop when it completes, the run ends in order and soon: its end probes run
	 */
	public static ReplayResult run(Script script, Path folder, boolean verbose, OutputStream output, PrintStream messages, CompletableFuture<?> stop) throws SessionException {
		CompiledScript compiled = ScriptCompiler.compile(script, null);
		Recording recording = open(folder);
		CapturePlan plan = compiled.program().capturePlan();
		compiled.warnings().forEach(messages::println);
		Refusals.tell(plan, messages::println);
		if (verbose) {
			plan.describe().forEach(messages::println);
		}
		Coverage.check(script.name(), plan, recording);
		RecordedSession session = session(recording);
		Dispatcher dispatcher = compiled.program().newDispatcher(session, output, messages);
		stop.thenRun(dispatcher::interrupt);
		EventPump pump = new EventPump(recording, dispatcher, SiteProbes.matching(plan.markers()), plan, session);
		dispatcher.begin(session.beginNanos());
		session.started();
		pump.pumpAll(session.endTicks());
		long end = session.endNanos(pump.latestNanos());
		dispatcher.advanceTo(end);
		dispatcher.skipped(recording.lostEvents());
		Outcome outcome = dispatcher.end(end);
		pump.losses().describe(recording).forEach(loss -> messages.println("tapset: " + loss));
		return new ReplayResult(outcome.failed() ? 1 : 0, dispatcher.snapshot().join());
	}

	private static RecordedSession session(Recording recording) throws SessionException {
		try {
			return RecordedSession.of(recording);
		} catch (IOException e) {
			throw new SessionException(Cause.SYSTEM, "The recording cannot be read: " + e.getMessage(), e);
		}
	}

	private static Recording open(Path folder) throws SessionException {
		try {
			return Recording.open(folder);
		} catch (RecordingException e) {
			throw new SessionException(Cause.SYSTEM, e.getMessage(), e);
		}
	}
}
