package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** Python imports modules for a fifth of the time or more. */
final class ImportRule extends ShareRule {
	ImportRule() {
		super("imports", 0.2, Whole.THREADS, Activity.IMPORT,
				"Import what is seldom needed where it is needed; python -X importtime tells each module.");
	}
}
