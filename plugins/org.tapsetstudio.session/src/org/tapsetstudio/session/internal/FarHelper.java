package org.tapsetstudio.session.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.tapsetstudio.session.Machine;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;
import org.tapsetstudio.session.internal.HelperProcess.OutputSink;

/**
 * A helper on another machine, and the copy of its recording here. One thread reads what it sends; an event is told when all that was recorded before it has come, so that "started" finds a recording and
 * "exited" a whole one.
 */
public final class FarHelper implements Helper, MachineClock {
	private static final long HELLO_SECONDS = 30;
	private static final int LARGEST_FRAME = 1 << 20;

	private final Machine machine;
	private final Machine.Link link;
	private final OutputSink sink;
	private final HelperEvents events = new HelperEvents();
	private final CompletableFuture<Path> ready = new CompletableFuture<>();
	private final CompletableFuture<Void> over = new CompletableFuture<>();
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private final List<String> held = new ArrayList<>();
	private volatile RecordingCopy copy;
	private volatile long offset;
	private volatile long wallOffset;
	private volatile long seen = Long.MIN_VALUE;

	private FarHelper(Machine machine, OutputSink sink) throws SessionException {
		this.machine = machine;
		this.sink = sink;
		this.link = machine.start();
		Thread.ofPlatform().daemon().name("tapset-helper at " + machine.name()).start(this::read);
	}

	/** Starts the helper there. */
	public static FarHelper start(Machine machine, OutputSink sink) throws SessionException {
		FarHelper made = new FarHelper(machine, sink);
		try {
			made.ready.get(HELLO_SECONDS, TimeUnit.SECONDS);
			return made;
		} catch (ExecutionException e) {
			made.close();
			throw new SessionException(Cause.SYSTEM, "The helper at " + machine.name() + " could not start: " + e.getCause().getMessage(), e.getCause());
		} catch (TimeoutException e) {
			made.close();
			throw new SessionException(Cause.SYSTEM, "The helper at " + machine.name() + " did not answer within " + HELLO_SECONDS + " seconds.", e);
		} catch (InterruptedException e) {
			made.close();
			Thread.currentThread().interrupt();
			throw new SessionException(Cause.SYSTEM, "The start was cancelled.", e);
		}
	}

	private void read() {
		boolean ended = false;
		String why = "";
		try (DataInputStream frames = new DataInputStream(link.frames())) {
			while (!ended) {
				int kind = frames.readUnsignedByte();
				int length = Integer.reverseBytes(frames.readInt());
				if (length < 0 || length > LARGEST_FRAME) {
					throw new IOException("what came is no message of the helper; if the login there prints something, make it silent for programs");
				}
				ended = take(kind, frames.readNBytes(length), length);
			}
		} catch (EOFException e) {
			why = link.complaint();
		} catch (IOException e) {
			why = link.complaint().isEmpty() ? e.getMessage() : link.complaint();
		}
		tellHeld();
		ready.completeExceptionally(new IOException(why.isEmpty() ? "the connection ended" : why));
		if (!ended) {
			events.add(new HelperEvent.Lost(machine.name(), why));
		}
		events.add(new HelperEvent.Closed());
		over.complete(null);
	}

	/** @return whether it was the last one */
	private boolean take(int kind, byte[] bytes, int length) throws IOException {
		if (bytes.length < length) {
			throw new EOFException();
		}
		switch (kind) {
		case 'r' -> greet(bytes);
		case 'c' -> takeLines(bytes);
		case 'o' -> sink.accept(bytes, bytes.length, false);
		case 'e' -> sink.accept(bytes, bytes.length, true);
		case 'f' -> copy.take(bytes);
		case 't' -> {
			seen = numbers(bytes, 1).getLong();
			tellHeld();
		}
		case 'q' -> {
			return true;
		}
		default -> throw new IOException("the helper there sent something unknown; it is of another version");
		}
		return false;
	}

	private static ByteBuffer numbers(byte[] bytes, int count) throws IOException {
		if (bytes.length < count * Long.BYTES) {
			throw new IOException("a message of the helper is cut off");
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private void greet(byte[] bytes) throws IOException {
		ByteBuffer clocks = numbers(bytes, 2);
		long monotonic = clocks.getLong();
		offset = monotonic - System.nanoTime();
		wallOffset = clocks.getLong() - monotonic;
		ready.complete(Path.of(new String(bytes, 2 * Long.BYTES, bytes.length - 2 * Long.BYTES, StandardCharsets.UTF_8)));
	}

	private void takeLines(byte[] bytes) {
		for (byte b : bytes) {
			if (b == '\n') {
				held.add(line.toString(StandardCharsets.UTF_8));
				line.reset();
			} else {
				line.write(b);
			}
		}
	}

	private void tellHeld() {
		held.forEach(events::line);
		held.clear();
	}

	@Override
	public Path folderFor(Path here) {
		copy = new RecordingCopy(here);
		return ready.join();
	}

	/** A connection that is over is told as an event, so this fails silently then. */
	@Override
	public void send(String message) {
		try {
			synchronized (link) {
				link.messages().write((message + "\n").getBytes(StandardCharsets.UTF_8));
				link.messages().flush();
			}
		} catch (IOException e) {
			link.close();
		}
	}

	@Override
	public HelperEvent poll(long millis) throws InterruptedException {
		return events.poll(millis);
	}

	/** The last event came behind all output. */
	@Override
	public void drainOutput() throws InterruptedException {
		try {
			over.get(HELLO_SECONDS, TimeUnit.SECONDS);
		} catch (ExecutionException | TimeoutException e) {
			link.close();
		}
	}

	@Override
	public long nanos() {
		return System.nanoTime() + offset;
	}

	@Override
	public long seen() {
		return seen;
	}

	@Override
	public long wallOffset() {
		return wallOffset;
	}

	@Override
	public void close() {
		link.close();
		try {
			over.join(); // the reader writes no more
			if (copy != null) {
				copy.close();
			}
		} catch (IOException e) {
			// All that came is written.
		}
	}
}
