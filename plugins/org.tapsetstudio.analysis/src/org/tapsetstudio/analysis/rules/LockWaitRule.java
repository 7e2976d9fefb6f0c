package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** Threads wait for locks, monitors or the GIL for a twentieth of the time or more. */
final class LockWaitRule extends ShareRule {
	LockWaitRule() {
		super("lock-wait", 0.05, "Waiting for locks",
				"See in the timeline who holds the lock meanwhile; hold it for less, or split what it guards.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.kind().endsWith("lock__wait") || function.kind().equals("monitor__contended") || function.kind().equals("mutex") || function.kind().startsWith("gil");
	}
}
