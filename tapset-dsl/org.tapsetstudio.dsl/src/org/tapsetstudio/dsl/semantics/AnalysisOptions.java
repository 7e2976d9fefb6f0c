package org.tapsetstudio.dsl.semantics;

import java.util.Map;

/**
 * What is known about the session for which a script is checked.
 *
 * @param targetPath path of the program to be launched ({@code process.mark(…)} without a path means it), or null when it is not known
 * @param globalValues {@code -G NAME=VALUE}: initial values of globals, as text
 * @param warnings false to leave warnings out
 * @param unoptimised {@code -u}: what has no effect must have correct types, too
 * @param targetRequired true where a marker that the script names without a path (not through an alias of a tapset) is a mistake unless the target is known
 * @param guru {@code -g}: functions that change the kernel may be called
 * @param listing {@code -l}: an alias that a pattern matches but nothing stands behind is passed over, and points on code are named as listings name them
 * @param maxStringLength what {@code @const("MAXSTRINGLEN")} is: the bytes of the longest string, with its closing NUL; {@code -DMAXSTRINGLEN=…} sets it
 */
public record AnalysisOptions(String targetPath, Map<String, String> globalValues, boolean warnings, boolean unoptimised, boolean targetRequired, boolean guru,
		boolean listing, int maxStringLength) {
	/** No target, warnings on, types checked after leaving out what has no effect. */
	public static final AnalysisOptions DEFAULT = new AnalysisOptions(null, Map.of(), true, false, false, false, false, 512);

	public AnalysisOptions {
		globalValues = Map.copyOf(globalValues);
	}

	public AnalysisOptions withTarget(String path) {
		return new AnalysisOptions(path, globalValues, warnings, unoptimised, targetRequired, guru, listing, maxStringLength);
	}

	public AnalysisOptions withGlobalValues(Map<String, String> values) {
		return new AnalysisOptions(targetPath, values, warnings, unoptimised, targetRequired, guru, listing, maxStringLength);
	}

	public AnalysisOptions withWarnings(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, on, unoptimised, targetRequired, guru, listing, maxStringLength);
	}

	public AnalysisOptions withUnoptimised(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, warnings, on, targetRequired, guru, listing, maxStringLength);
	}

	public AnalysisOptions withTargetRequired(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, warnings, unoptimised, on, guru, listing, maxStringLength);
	}

	public AnalysisOptions withGuru(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, warnings, unoptimised, targetRequired, on, listing, maxStringLength);
	}

	public AnalysisOptions withListing(boolean on) {
		return new AnalysisOptions(targetPath, globalValues, warnings, unoptimised, targetRequired, guru, on, maxStringLength);
	}

	public AnalysisOptions withMaxStringLength(int bytes) {
		return new AnalysisOptions(targetPath, globalValues, warnings, unoptimised, targetRequired, guru, listing, bytes);
	}
}
