package org.tapsetstudio.export.internal.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.parquet.ParquetColumn.Type;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.Span;
import org.tapsetstudio.recording.pairing.CallFlags;
import org.tapsetstudio.recording.pairing.Function;

/** The calls of a recording as a table, read from its index. */
public final class SpanTable {

	private final ParquetFile file;
	private final RowHead head;
	private final Clock clock;
	private final ParquetColumn depth;
	private final ParquetColumn provider;
	private final ParquetColumn function;
	private final ParquetColumn source;
	private final ParquetColumn line;
	private final ParquetColumn duration;
	private final ParquetColumn self;
	private final ParquetColumn end;

	private SpanTable(ParquetFile file, String recording, Clock clock) throws IOException {
		this.file = file;
		this.clock = clock;
		head = new RowHead(file, recording, clock);
		depth = file.column("depth", Type.INT);
		provider = file.column("provider", Type.TEXT);
		function = file.column("function", Type.TEXT);
		source = file.column("file", Type.TEXT);
		line = file.column("line", Type.INT);
		duration = file.column("duration_ns", Type.LONG);
		self = file.column("self_ns", Type.LONG);
		end = file.column("ended", Type.TEXT);
		file.start();
	}

	/**
	 * Writes the calls, thread by thread, depth by depth, by time.
	 *
	 * @return false when cancelled; the file is of no use then
	 */
	public static boolean write(Path path, String recording, List<LaneIndex> lanes, List<Function> functions, Clock clock, Progress progress) throws IOException {
		try (ParquetFile file = new ParquetFile(path)) {
			SpanTable table = new SpanTable(file, recording, clock);
			for (LaneIndex lane : lanes) {
				for (int depth = 0; depth < lane.depth(); depth++) {
					if (progress.isCancelled()) {
						return false;
					}
					table.row(lane, depth, functions, progress);
				}
			}
		}
		return true;
	}

	private void row(LaneIndex lane, int depth, List<Function> functions, Progress progress) throws IOException {
		int child = 0;
		int children = lane.count(depth + 1);
		for (int i = 0; i < lane.count(depth); i++) {
			if ((i & 0xFFFF) == 0 && progress.isCancelled()) {
				return;
			}
			Span span = lane.span(depth, i);
			long inner = 0;
			for (; child < children; child++) {
				Span callee = lane.span(depth + 1, child);
				if (callee.end() > span.end()) {
					break;
				}
				inner += callee.start() >= span.start() ? callee.end() - callee.start() : 0;
			}
			add(lane, span, functions.get(span.function()), inner);
		}
	}

	private void add(LaneIndex lane, Span span, Function called, long inner) throws IOException {
		head.add(lane.stream(), span.start());
		depth.add(span.depth());
		provider.add(called.provider());
		function.add(called.name());
		source.add(called.file());
		line.add(called.line());
		duration.add(clock.durationNanos(span.end() - span.start()));
		self.add(clock.durationNanos(span.end() - span.start() - inner));
		end.add(ended(span));
		file.endRow();
	}

	private static String ended(Span span) {
		if (span.isInstant()) {
			return "marker";
		}
		int flags = span.flags();
		return CallFlags.isCut(flags) ? "cut" : CallFlags.isPart(flags) ? "part" : (flags & CallFlags.UNWOUND) != 0 ? "exception" : (flags & CallFlags.YIELDED) != 0 ? "suspended" : "returned";
	}
}
