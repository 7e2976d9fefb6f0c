package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.StreamCursor;

/**
 * Writes the file {@code session} of a recording (docs/recording-format.md): what a replay must know to print what the live run printed. A line at a time, so that it is of use after a crash, too.
 * {@link RecordedSession} reads it.
 */
final class SessionFile implements AutoCloseable {
	static final String NAME = "session";
	static final String HEAD = "tapset-session\t1";

	/** Null where nothing is kept. */
	private final KeptFile out;

	/** @param folder null where nothing is kept */
	SessionFile(Path folder) throws IOException {
		out = folder == null ? null : new KeptFile(folder.resolve(NAME));
		line(HEAD);
	}

	/** @param nanos CLOCK_MONOTONIC of the begin probes */
	void begun(long nanos, SessionFacts facts) {
		line("begin\t" + nanos);
		line("wall\t" + facts.wallOffsetNanos());
		line("zone\t" + facts.zoneOffsetSeconds() + "\t" + facts.zoneName());
		line("tool\t" + facts.toolPid());
		if (facts.targetPid() != 0) {
			line("attached\t" + facts.targetPid());
		}
	}

	void target(int pid) {
		line("target\t" + pid);
	}

	/** The script sees events after this one by another clock. */
	void clock(long afterTicks, Clock clock) {
		long start = clock.startTicks();
		line("clock\t" + afterTicks + "\t" + start + "\t" + clock.toMonotonic(start) + "\t" + clock.toWall(start) + "\t" + clock.nanosPerTick());
	}

	/** An event that became known only when the script had gone on to a later moment: it was handled then. */
	void late(StreamCursor event, long atTicks) {
		line("late\t" + atTicks + "\t" + event.position() + "\t" + event.stream().path().getFileName());
	}

	/**
	 * @param nanos CLOCK_MONOTONIC of the end probes
	 * @param ticks the last moment whose events the script got
	 */
	void ended(long nanos, long ticks) {
		line("end\t" + nanos + "\t" + ticks);
	}

	private void line(String text) {
		if (out != null) {
			byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
			out.write(bytes, 0, bytes.length);
		}
	}

	/** See {@link KeptFile#problem}. */
	String problem() {
		return out == null ? "" : out.problem();
	}

	@Override
	public void close() throws IOException {
		if (out != null) {
			out.close();
		}
	}
}
