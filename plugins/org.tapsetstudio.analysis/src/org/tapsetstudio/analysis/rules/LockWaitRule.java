package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** Threads wait for locks, monitors or the GIL for a twentieth of the time or more. */
final class LockWaitRule extends ShareRule {
	LockWaitRule() {
		super("lock-wait", 0.05, Whole.THREADS, Activity.LOCK_WAIT,
				"See in the timeline who holds the lock meanwhile; hold it for less, or split what it guards.");
	}
}
