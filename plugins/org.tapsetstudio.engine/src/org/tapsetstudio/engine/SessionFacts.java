package org.tapsetstudio.engine;

/** What a script may ask about its session. Asked each time, because some of it is known only after the target has started. */
public interface SessionFacts {
	/** The process given by {@code -c} or {@code -x}, or 0. */
	default int targetPid() {
		return 0;
	}

	/** Process that begin, end and timer probes are said to run in. */
	default int toolPid() {
		return 0;
	}

	default String toolName() {
		return "tapset";
	}

	default int uid() {
		return 0;
	}

	default int gid() {
		return 0;
	}

	/** Nanoseconds to add to an event's time (monotonic clock of the traced machine) to get nanoseconds since 1970, UTC. */
	default long wallOffsetNanos() {
		return 0;
	}

	/** Offset of the traced machine's time zone from UTC, in seconds, east positive. */
	default int zoneOffsetSeconds() {
		return 0;
	}

	/** Abbreviated name of that zone. */
	default String zoneName() {
		return "UTC";
	}
}
