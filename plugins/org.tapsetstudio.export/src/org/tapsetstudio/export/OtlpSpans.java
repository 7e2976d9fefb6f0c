package org.tapsetstudio.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.ProtoWriter;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.pairing.CallPairing;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.pairing.Lane;

/** Makes requests of a thread's calls. Field numbers are those of {@code opentelemetry/proto/trace/v1} and {@code …/collector/trace/v1}. */
final class OtlpSpans implements BalancedCalls.Visitor {
	private static final int BATCH = 1000;
	private static final int INTERNAL = 1;

	/** Where requests go. */
	interface Receiver {
		void post(ProtoWriter request) throws IOException, InterruptedException;
	}

	private final Lane lane;
	private final CallPairing pairing;
	private final Clock clock;
	private final long minimum;
	private final Receiver receiver;
	private final byte[] seed;
	private Progress progress;
	private ProtoWriter spans = new ProtoWriter();
	private int batch;
	private long sent;
	private long number;
	private byte[] trace;
	private long[] numbers = new long[64];
	private long[] starts = new long[64];
	private int depth;

	OtlpSpans(Lane lane, CallPairing pairing, long minimum, Receiver receiver) {
		this.lane = lane;
		this.pairing = pairing;
		this.clock = pairing.recording().clock();
		this.minimum = minimum;
		this.receiver = receiver;
		this.seed = (clock.toWall(clock.startTicks()) + " " + lane.image().id() + " " + lane).getBytes(StandardCharsets.UTF_8);
	}

	/** Sends the calls; those before a cancel stay sent. */
	long send(Progress of) throws IOException, InterruptedException {
		progress = of;
		try {
			BalancedCalls.visit(lane, clock, this);
			flush();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		} catch (Interruption e) {
			throw e.cause;
		}
		return sent;
	}

	private static final class Interruption extends RuntimeException {
		private static final long serialVersionUID = 1L;
		private final InterruptedException cause;

		Interruption(InterruptedException cause) {
			super(cause);
			this.cause = cause;
		}
	}

	@Override
	public void open(int function, long nanos) {
		if (depth == numbers.length) {
			numbers = Arrays.copyOf(numbers, 2 * depth);
			starts = Arrays.copyOf(starts, 2 * depth);
		}
		if (depth == 0) {
			trace = identity(number);
		}
		numbers[depth] = number++;
		starts[depth++] = nanos;
	}

	@Override
	public void close(int function, long nanos) {
		depth--;
		if (nanos - starts[depth] >= minimum && !progress.isCancelled()) {
			span(pairing.functions().get(function), starts[depth], nanos);
		}
	}

	/** Markers without duration belong to no span of their own. */
	@Override
	public void instant(int function, long nanos) {
	}

	private void span(Function function, long from, long to) {
		ProtoWriter span = new ProtoWriter().bytes(1, trace).bytes(2, spanId(numbers[depth]));
		if (depth > 0) {
			span.bytes(4, spanId(numbers[depth - 1]));
		}
		span.text(5, Labels.clean(function.name())).number(6, INTERNAL).fixed64(7, wall(from)).fixed64(8, wall(to));
		span.message(9, attribute("thread.id", lane.stream().tid())).message(9, attribute("code.function.name", Labels.clean(function.name())));
		if (!function.file().isEmpty()) {
			span.message(9, attribute("code.file.path", function.file())).message(9, attribute("code.line.number", function.line()));
		}
		spans.message(2, span);
		sent++;
		if (++batch == BATCH) {
			flush();
		}
	}

	private long wall(long nanos) {
		return clock.toWall(clock.startTicks()) + nanos;
	}

	private byte[] identity(long which) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(seed);
			return Arrays.copyOf(digest.digest(ByteBuffer.allocate(8).putLong(which).array()), 16);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every JDK has SHA-256", e);
		}
	}

	/** Within a trace a span's number is enough; zero is no identity. */
	private static byte[] spanId(long which) {
		return ByteBuffer.allocate(8).putLong(which + 1).array();
	}

	private static ProtoWriter attribute(String key, String value) {
		return new ProtoWriter().text(1, key).message(2, new ProtoWriter().text(1, value));
	}

	private static ProtoWriter attribute(String key, long value) {
		return new ProtoWriter().text(1, key).message(2, new ProtoWriter().number(3, value));
	}

	private void flush() {
		if (batch == 0) {
			return;
		}
		ProcessImage image = lane.image();
		ProtoWriter resource = new ProtoWriter().message(1, attribute("service.name", Labels.clean(image.comm()))).message(1, attribute("process.pid", image.pid()))
				.message(1, attribute("process.executable.path", image.executable())).message(1, attribute("process.command_line", image.commandLine()));
		ProtoWriter scope = new ProtoWriter().message(1, new ProtoWriter().text(1, "tapset-studio"));
		ProtoWriter content = new ProtoWriter().message(1, resource).message(2, scope.append(spans));
		try {
			receiver.post(new ProtoWriter().message(1, content));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new Interruption(e);
		}
		spans = new ProtoWriter();
		batch = 0;
	}
}
