package org.tapsetstudio.analysis.rules;

import org.tapsetstudio.recording.pairing.Function;

/** Python imports modules for a fifth of the time or more. */
final class ImportRule extends ShareRule {
	ImportRule() {
		super("imports", 0.2, "Importing modules",
				"Import what is seldom needed where it is needed; python -X importtime tells each module.");
	}

	@Override
	boolean isMeant(Function function) {
		return function.provider().equals("python") && (function.kind().startsWith("import") || function.name().equals("_find_and_load"));
	}
}
