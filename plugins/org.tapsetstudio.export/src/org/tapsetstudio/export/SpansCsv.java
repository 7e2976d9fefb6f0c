package org.tapsetstudio.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.Lane;

/** A line of comma-separated values (RFC 4180) for each call, in the order in which the calls end, and for each marker without duration. */
public final class SpansCsv {
	private SpansCsv() {
	}

	/**
	 * Writes the calls and markers of all threads, below a line of headings.
	 *
	 * @param pairing updated and finished
	 */
	public static void write(CallPairing pairing, Appendable out, Progress progress) throws IOException {
		out.append("process,pid,tid,depth,provider,function,file,line,start_ns,duration_ns\n");
		int done = 0;
		for (Lane lane : pairing.lanes()) {
			if (progress.isCancelled()) {
				break;
			}
			try {
				BalancedCalls.visit(lane, pairing.recording().clock(), new Lines(pairing, lane, out));
			} catch (UncheckedIOException e) {
				throw e.getCause();
			}
			progress.done((double) ++done / pairing.lanes().size());
		}
	}

	private static final class Lines implements BalancedCalls.Visitor {
		private final CallPairing pairing;
		private final Lane lane;
		private final Appendable out;
		private final Deque<Long> starts = new ArrayDeque<>();

		Lines(CallPairing pairing, Lane lane, Appendable out) {
			this.pairing = pairing;
			this.lane = lane;
			this.out = out;
		}

		@Override
		public void open(int function, long nanos) {
			starts.push(nanos);
		}

		@Override
		public void close(int function, long nanos) {
			long start = starts.pop();
			line(function, start, nanos - start);
		}

		@Override
		public void instant(int function, long nanos) {
			line(function, nanos, 0);
		}

		private void line(int id, long start, long duration) {
			Function f = pairing.functions().get(id);
			try {
				out.append(quoted(lane.image().comm())).append(',').append(Integer.toString(lane.stream().pid())).append(',').append(Integer.toString(lane.stream().tid())).append(',')
						.append(Integer.toString(starts.size())).append(',').append(quoted(f.provider())).append(',').append(quoted(f.name())).append(',').append(quoted(f.file()))
						.append(',').append(Integer.toString(f.line())).append(',').append(Long.toString(start)).append(',').append(Long.toString(duration)).append('\n');
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		private static String quoted(String text) {
			boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
			return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
		}
	}
}
