package org.tapsetstudio.export.internal.parquet;

import org.tapsetstudio.export.internal.parquet.ParquetColumn.Type;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ThreadStream;

/** The columns that every table begins with: where and when. */
final class RowHead {
	private static final long NANOS_PER_MICRO = 1000;

	private final String recording;
	private final Clock clock;
	private final ParquetColumn name;
	private final ParquetColumn process;
	private final ParquetColumn pid;
	private final ParquetColumn thread;
	private final ParquetColumn tid;
	private final ParquetColumn time;
	private final ParquetColumn startNanos;

	RowHead(ParquetFile file, String recording, Clock clock) {
		this.recording = recording;
		this.clock = clock;
		name = file.column("recording", Type.TEXT);
		process = file.column("process", Type.TEXT);
		pid = file.column("pid", Type.INT);
		thread = file.column("thread", Type.TEXT);
		tid = file.column("tid", Type.INT);
		time = file.column("time", Type.MOMENT);
		startNanos = file.column("start_ns", Type.LONG);
	}

	void add(ThreadStream stream, long ticks) {
		name.add(recording);
		process.add(stream.image().comm());
		pid.add(stream.pid());
		thread.add(stream.comm());
		tid.add(stream.tid());
		time.add(Math.floorDiv(clock.toWall(ticks), NANOS_PER_MICRO));
		startNanos.add(clock.toNanos(ticks));
	}
}
