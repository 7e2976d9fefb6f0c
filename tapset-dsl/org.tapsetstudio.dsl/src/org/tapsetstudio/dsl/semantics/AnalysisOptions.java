package org.tapsetstudio.dsl.semantics;

import java.util.Map;

/**
 * What is known about the session for which a script is checked.
 *
 * @param targetPath path of the program to be launched ({@code process.mark(…)} without a path means it), or null when it is not known
 * @param globalValues {@code -G NAME=VALUE}: initial values of globals, as text
 * @param warnings false to leave warnings out
 * @param unoptimised {@code -u}: what has no effect must have correct types, too
 */
public record AnalysisOptions(String targetPath, Map<String, String> globalValues, boolean warnings, boolean unoptimised) {
	/** No target, warnings on, types checked after leaving out what has no effect. */
	public static final AnalysisOptions DEFAULT = new AnalysisOptions(null, Map.of(), true, false);

	public AnalysisOptions {
		globalValues = Map.copyOf(globalValues);
	}

	public AnalysisOptions withTarget(String path) {
		return new AnalysisOptions(path, globalValues, warnings, unoptimised);
	}

	public AnalysisOptions withGlobalValues(Map<String, String> values) {
		return new AnalysisOptions(targetPath, values, warnings, unoptimised);
	}

	public AnalysisOptions withWarnings(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, on, unoptimised);
	}

	public AnalysisOptions withUnoptimised(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, warnings, on);
	}
}
