package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.analysis.activities.Activity;

/** The JVM compiles for a fifth of the time or more. */
final class CompilationRule extends ShareRule {
	CompilationRule() {
		super("compilation", 0.2, Whole.PROCESSES, Activity.COMPILATION,
				"A program that ends soon is compiled in vain: an AOT cache, or -XX:TieredStopAtLevel=1, starts faster.");
	}
}
