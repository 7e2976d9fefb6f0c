package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** Collections of Java or Python take a tenth of the time or more. */
final class GarbageCollectionRule extends ShareRule {
	GarbageCollectionRule() {
		super("garbage-collection", 0.1, Whole.PROCESSES, Activity.GARBAGE_COLLECTION,
				"Look for what allocates most; a larger heap makes collections rarer, another collector makes them shorter.");
	}
}
