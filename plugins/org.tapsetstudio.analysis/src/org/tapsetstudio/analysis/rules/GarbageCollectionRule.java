package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** Collections of Java or Python take a tenth of the time or more. */
final class GarbageCollectionRule extends ShareRule {
	GarbageCollectionRule() {
		super("garbage-collection", 0.1, "Garbage collection",
				"Look for what allocates most; a larger heap makes collections rarer, another collector makes them shorter.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.kind().equals("gc");
	}
}
