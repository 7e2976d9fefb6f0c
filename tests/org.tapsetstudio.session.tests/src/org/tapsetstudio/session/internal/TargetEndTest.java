package org.tapsetstudio.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** A program is asked to end once, and killed once; that its helper has gone meanwhile ends no session with an error. */
class TargetEndTest {
	private final List<String> sent = new ArrayList<>();
	private boolean gone;
	private final Helper helper = new Helper() {
		@Override
		public Path folderFor(Path here) {
			return here;
		}

		@Override
		public void send(String message) throws IOException {
			sent.add(message);
			if (gone) {
				throw new IOException("Broken pipe");
			}
		}

		@Override
		public HelperEvent poll(long millis) {
			return null;
		}

		@Override
		public void drainOutput() {
		}

		@Override
		public void close() {
		}
	};

	@Test
	void aStartedProgramIsAskedAndThenKilled() {
		TargetEnd end = new TargetEnd(true);
		end.ask(helper, false);
		end.ask(helper, true);
		end.ask(helper, true);
		assertEquals(List.of(HelperMessages.signal("TERM"), HelperMessages.signal("KILL")), sent);
	}

	@Test
	void anAttachedProgramIsLeft() {
		TargetEnd end = new TargetEnd(false);
		end.ask(helper, true);
		end.ask(helper, true);
		assertEquals(List.of(HelperMessages.detach()), sent);
	}

	@Test
	void aHelperThatHasGoneIsNoFailure() {
		gone = true;
		new TargetEnd(true).ask(helper, false);
		new TargetEnd(true).ask(helper, true);
		new TargetEnd(false).ask(helper, false);
		assertEquals(3, sent.size());
	}
}
