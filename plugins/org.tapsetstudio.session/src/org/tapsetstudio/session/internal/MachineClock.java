package org.tapsetstudio.session.internal;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clocks of the machine that a session's program runs on, which are those of its events. Any thread. */
public interface MachineClock {
	/** This machine. */
	MachineClock HERE = new MachineClock() {
		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public long seen() {
			return System.nanoTime();
		}

		@Override
		public long wallOffset() {
			Instant now = Instant.now();
			return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
		}
	};

	/** CLOCK_MONOTONIC, for a far machine late by at most the time that a message takes. */
	long nanos();

	/** The CLOCK_MONOTONIC before which everything that happened can be read now. */
	long seen();

	/** To be added to CLOCK_MONOTONIC for the nanoseconds since 1970. */
	long wallOffset();
}
