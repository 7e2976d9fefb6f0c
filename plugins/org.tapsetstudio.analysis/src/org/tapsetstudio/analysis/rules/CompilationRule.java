package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** The JVM compiles for a fifth of the time or more. */
final class CompilationRule extends ShareRule {
	CompilationRule() {
		super("compilation", 0.2, "Compilation by the JVM",
				"A program that ends soon is compiled in vain: an AOT cache, or -XX:TieredStopAtLevel=1, starts faster.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.provider().equals("hotspot") && function.kind().equals("method__compile");
	}
}
