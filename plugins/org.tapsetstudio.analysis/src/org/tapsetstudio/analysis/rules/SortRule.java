package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** Sorts take a fifth of the time or more. */
final class SortRule extends ShareRule {
	SortRule() {
		super("sorts", 0.2, "Sorting in PostgreSQL",
				"An index that gives the order, or more work_mem where sorts go to the disk, avoids them.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.provider().equals("postgresql") && function.kind().equals("sort");
	}
}
