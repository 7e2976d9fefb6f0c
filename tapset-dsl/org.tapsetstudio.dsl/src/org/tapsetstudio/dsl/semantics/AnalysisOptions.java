package org.tapsetstudio.dsl.semantics;

import java.util.Map;

/**
 * What is known about the session for which a script is checked.
 *
 * @param targetPath path of the program to be launched ({@code process.mark(…)} without a path means it), or null when it is not known
 * @param globalValues {@code -G NAME=VALUE}: initial values of globals, as text
 * @param warnings false to leave warnings out
 */
public record AnalysisOptions(String targetPath, Map<String, String> globalValues, boolean warnings) {
	/** No target, warnings on. */
	public static final AnalysisOptions DEFAULT = new AnalysisOptions(null, Map.of(), true);

	public AnalysisOptions {
		globalValues = Map.copyOf(globalValues);
	}

	public AnalysisOptions withTarget(String path) {
		return new AnalysisOptions(path, globalValues, warnings);
	}

	public AnalysisOptions withGlobalValues(Map<String, String> values) {
		return new AnalysisOptions(targetPath, values, warnings);
	}

	public AnalysisOptions withWarnings(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, on);
	}
}
