package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** Checkpoints take a twentieth of the time or more. */
final class CheckpointRule extends ShareRule {
	CheckpointRule() {
		super("checkpoints", 0.05, Activity.CHECKPOINT,
				"Raise max_wal_size or checkpoint_timeout, so that checkpoints are rarer and their writes are spread.");
	}
}
