package org.tapsetstudio.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.ProtoWriter;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.FunctionTable;
import org.tapsetstudio.recording.pairing.Lane;

/**
 * The native format of Perfetto (ui.perfetto.dev, trace_processor): track events, a track for each thread; names, files and lines are interned, so a call costs some 40 bytes. Field numbers
 * are those of {@code protos/perfetto/trace} in Perfetto's sources.
 */
public final class PerfettoTrace {
	private static final int SEQUENCE = 1;
	private static final int STATE_CLEARED = 1;
	private static final int NEEDS_STATE = 2;
	private static final int BEGIN = 1;
	private static final int END = 2;
	private static final int INSTANT = 3;

	private PerfettoTrace() {
	}

	/**
	 * Writes the calls and markers of all threads.
	 *
	 * @param pairing updated and finished
	 * @param out flushed, not closed
	 */
	public static void write(CallPairing pairing, OutputStream out, Progress progress) throws IOException {
		Packets packets = new Packets(pairing.functions(), out);
		Set<Object> processes = new HashSet<>();
		int done = 0;
		try {
			for (Lane lane : pairing.lanes()) {
				if (progress.isCancelled()) {
					break;
				}
				if (processes.add(lane.image().id())) {
					packets.process(lane);
				}
				packets.thread(lane);
				BalancedCalls.visit(lane, pairing.recording().clock(), packets);
				progress.done((double) ++done / pairing.lanes().size());
			}
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		out.flush();
	}

	private static final class Packets implements BalancedCalls.Visitor {
		private final FunctionTable functions;
		private final OutputStream out;
		private final ProtoWriter outer = new ProtoWriter();
		private final ProtoWriter packet = new ProtoWriter();
		private final BitSet interned = new BitSet();
		private long track;
		private boolean begun;

		Packets(FunctionTable functions, OutputStream out) {
			this.functions = functions;
			this.out = out;
		}

		void process(Lane lane) throws IOException {
			ProtoWriter process = new ProtoWriter().number(1, lane.image().pid()).text(6, Labels.clean(lane.image().comm()));
			descriptor(new ProtoWriter().number(1, processTrack(lane)).message(3, process));
		}

		void thread(Lane lane) throws IOException {
			track = (1L << 32) + lane.index();
			ProtoWriter thread = new ProtoWriter().number(1, lane.stream().pid()).number(2, lane.stream().tid()).text(5, Labels.clean(lane.stream().comm()));
			descriptor(new ProtoWriter().number(1, track).number(5, processTrack(lane)).message(4, thread));
		}

		private static long processTrack(Lane lane) {
			return (2L << 32) + lane.image().index();
		}

		private void descriptor(ProtoWriter descriptor) throws IOException {
			packet.clear().number(10, SEQUENCE);
			if (!begun) {
				begun = true;
				packet.number(13, STATE_CLEARED);
			}
			write(packet.message(60, descriptor));
		}

		private void write(ProtoWriter content) throws IOException {
			outer.clear().message(1, content).writeTo(out);
		}

		@Override
		public void open(int function, long nanos) {
			event(BEGIN, function, nanos);
		}

		@Override
		public void close(int function, long nanos) {
			event(END, function, nanos);
		}

		@Override
		public void instant(int function, long nanos) {
			event(INSTANT, function, nanos);
		}

		private void event(int type, int function, long nanos) {
			packet.clear().number(8, nanos).number(10, SEQUENCE).number(13, NEEDS_STATE);
			ProtoWriter event = new ProtoWriter().number(9, type).number(11, track);
			if (type != END) {
				intern(function);
				event.number(10, function + 1).number(3, function + 1);
				if (!functions.get(function).file().isEmpty()) {
					event.number(34, function + 1);
				}
			}
			try {
				write(packet.message(11, event));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		/** Name, category and place of a function have its number as their id. */
		private void intern(int number) {
			if (interned.get(number)) {
				return;
			}
			interned.set(number);
			Function function = functions.get(number);
			ProtoWriter data = new ProtoWriter();
			data.message(1, named(number, function.provider().isEmpty() ? "tapset" : function.provider()));
			data.message(2, named(number, Labels.clean(function.name())));
			if (!function.file().isEmpty()) {
				data.message(4, named(number, function.file()).text(3, function.name()).number(4, function.line()));
			}
			packet.message(12, data);
		}

		private static ProtoWriter named(int number, String name) {
			return new ProtoWriter().number(1, number + 1).text(2, name);
		}
	}
}
