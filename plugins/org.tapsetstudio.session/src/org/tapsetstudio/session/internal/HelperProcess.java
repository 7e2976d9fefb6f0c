package org.tapsetstudio.session.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import org.tapsetstudio.session.IoMode;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** The running helper and the control connection to it. Events are queued by a reader thread. */
public final class HelperProcess implements Helper {
	/** The helper says hello first of all; a machine that needs longer is broken. */
	private static final long HELLO_SECONDS = 30;

	/** Gets what the target writes, with {@link IoMode#PIPE}. */
	public interface OutputSink {
		void accept(byte[] bytes, int length, boolean error);
	}

	private final HelperEvents events = new HelperEvents();
	private final Process process;
	private final SocketChannel channel;
	private final Path folder;
	private final Thread[] pumps;

	private HelperProcess(Process process, SocketChannel channel, Path folder, Thread[] pumps) {
		this.process = process;
		this.channel = channel;
		this.folder = folder;
		this.pumps = pumps;
		Thread.ofPlatform().daemon().name("tapset-helper events").start(this::readEvents);
	}

	public static HelperProcess start(Path helper, IoMode io, OutputSink sink) throws SessionException {
		Path folder = null;
		Process process = null;
		try {
			folder = Files.createTempDirectory("tapset-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			Path socket = folder.resolve("control");
			try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				server.bind(UnixDomainSocketAddress.of(socket));
				ProcessBuilder builder = new ProcessBuilder(helper.toString(), "--control", socket.toString());
				if (io == IoMode.INHERIT) {
					builder.inheritIO();
				} else {
					builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
				}
				process = builder.start();
				Thread[] pumps = io == IoMode.INHERIT ? new Thread[0]
						: new Thread[] { pump(process.getInputStream(), sink, false), pump(process.getErrorStream(), sink, true) };
				SocketChannel channel = accept(server, process);
				Files.deleteIfExists(socket);
				return new HelperProcess(process, channel, folder, pumps);
			}
		} catch (IOException e) {
			if (process != null) {
				process.destroyForcibly();
			}
			delete(folder);
			throw new SessionException(Cause.SYSTEM, "The native helper could not be started: " + e.getMessage(), e);
		}
	}

	private static SocketChannel accept(ServerSocketChannel server, Process process) throws IOException {
		server.configureBlocking(false);
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(HELLO_SECONDS);
		try (Selector selector = Selector.open()) {
			server.register(selector, SelectionKey.OP_ACCEPT);
			while (System.nanoTime() < deadline) {
				selector.select(100);
				SocketChannel channel = server.accept();
				if (channel != null) {
					return channel;
				}
				if (!process.isAlive()) {
					throw new IOException("it ended at once, with status " + process.exitValue());
				}
			}
		}
		process.destroyForcibly();
		throw new IOException("it did not answer within " + HELLO_SECONDS + " seconds");
	}

	private static Thread pump(InputStream from, OutputSink sink, boolean error) {
		return Thread.ofPlatform().daemon().name(error ? "target stderr" : "target stdout").start(() -> {
			byte[] buffer = new byte[8192];
			try (from) {
				for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
					sink.accept(buffer, n, error);
				}
			} catch (IOException e) {
				// The stream is gone with its process; what was read is delivered.
			}
		});
	}

	private void readEvents() {
		try (BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				events.line(line);
			}
		} catch (IOException e) {
			// A broken connection ends the session like a closed one.
		}
		events.add(new HelperEvent.Closed());
	}

	@Override
	public Path folderFor(Path here) {
		return here;
	}

	@Override
	public void send(String message) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap((message + "\n").getBytes(StandardCharsets.UTF_8));
		synchronized (channel) {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
	}

	@Override
	public HelperEvent poll(long millis) throws InterruptedException {
		return events.poll(millis);
	}

	@Override
	public void drainOutput() throws InterruptedException {
		for (Thread pump : pumps) {
			pump.join(1000);
		}
	}

	@Override
	public void close() {
		try {
			channel.close();
		} catch (IOException e) {
			// Nothing is left to be said on it.
		}
		try {
			if (!process.waitFor(5, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		} catch (InterruptedException e) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		delete(folder);
	}

	private static void delete(Path folder) {
		if (folder == null) {
			return;
		}
		try {
			Files.deleteIfExists(folder.resolve("control"));
			Files.deleteIfExists(folder);
		} catch (IOException e) {
			folder.toFile().deleteOnExit();
		}
	}
}
