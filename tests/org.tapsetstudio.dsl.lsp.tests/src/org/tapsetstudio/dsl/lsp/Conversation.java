package org.tapsetstudio.dsl.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Bytes to a server and the messages that come back, with no library in between. */
final class Conversation implements AutoCloseable {
	private final ServerProcess server = new ServerProcess();
	private final OutputStream out = server.process.getOutputStream();
	private final Frames.Copy output = new Frames.Copy(server.process.getInputStream());
	private final CompletableFuture<Void> reader;

	Conversation() throws IOException {
		reader = CompletableFuture.runAsync(() -> {
			byte[] buffer = new byte[4096];
			try {
				while (output.read(buffer, 0, buffer.length) >= 0) {
					synchronized (this) {
						notifyAll();
					}
				}
			} catch (IOException e) {
				throw new AssertionError(e);
			}
		}, ServerProcess.READERS);
	}

	void send(byte[]... messages) throws IOException {
		for (byte[] message : messages) {
			out.write(message);
		}
		out.flush();
	}

	void hangUp() throws IOException {
		out.close();
	}

	/** Waits until a request was answered. */
	synchronized void await(String id) throws InterruptedException, TimeoutException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerProcess.SECONDS);
		while (Frames.complete(output.seen()).stream().noneMatch(message -> answers(JsonParser.parseString(message).getAsJsonObject(), id))) {
			long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (rest <= 0) {
				throw new TimeoutException(id + " was not answered: " + Frames.complete(output.seen()));
			}
			wait(rest);
		}
	}

	static boolean answers(JsonObject message, String id) {
		return !message.has("method") && message.has("id") && message.get("id").isJsonPrimitive() && message.get("id").getAsString().equals(id);
	}

	/** Waits for the end of the server and gives back all messages that came. */
	List<JsonObject> end(int status) throws Exception {
		int ended = server.status();
		String errors = server.errors();
		assertEquals(status, ended, errors);
		reader.get(ServerProcess.SECONDS, TimeUnit.SECONDS);
		return Frames.messages(output.seen()).stream().map(text -> JsonParser.parseString(text).getAsJsonObject()).toList();
	}

	@Override
	public void close() {
		server.close();
	}
}
