package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** Checkpoints take a twentieth of the time or more. */
final class CheckpointRule extends ShareRule {
	CheckpointRule() {
		super("checkpoints", 0.05, "Checkpointing of PostgreSQL",
				"Raise max_wal_size or checkpoint_timeout, so that checkpoints are rarer and their writes are spread.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.provider().equals("postgresql") && function.kind().equals("checkpoint");
	}
}
