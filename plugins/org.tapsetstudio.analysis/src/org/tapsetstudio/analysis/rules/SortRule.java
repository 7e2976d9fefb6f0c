package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** Sorts take a fifth of the time or more. */
final class SortRule extends ShareRule {
	SortRule() {
		super("sorts", 0.2, Whole.QUERIES, Activity.SORT,
				"An index that gives the order, or more work_mem where sorts go to the disk, avoids them.");
	}
}
