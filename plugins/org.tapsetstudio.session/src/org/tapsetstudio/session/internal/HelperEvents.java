package org.tapsetstudio.session.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonParseException;

/** What a helper said and nobody has taken yet. Filled by one thread, emptied by another. */
final class HelperEvents {
	private final BlockingQueue<HelperEvent> queue = new LinkedBlockingQueue<>();

	/** Takes a line of the protocol. */
	void line(String line) {
		try {
			HelperEvent event = HelperMessages.parse(line);
			if (event != null) {
				queue.add(event);
			}
		} catch (JsonParseException e) {
			queue.add(new HelperEvent.Failure("bad-message", "The native helper sent something that is no message: " + e.getMessage()));
		}
	}

	void add(HelperEvent event) {
		queue.add(event);
	}

	/** The next event, or null if none came in time. */
	HelperEvent poll(long millis) throws InterruptedException {
		return queue.poll(millis, TimeUnit.MILLISECONDS);
	}
}
