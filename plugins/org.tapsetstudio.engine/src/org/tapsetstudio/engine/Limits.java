package org.tapsetstudio.engine;

/**
 * Limits of a run, by the names that users know from {@code -D}.
 *
 * @param maxStringLength MAXSTRINGLEN: bytes of a string including a closing NUL; strings hold one less. At least 2
 * @param maxMapEntries MAXMAPENTRIES: elements of an array that states no size of its own. At least 1
 * @param maxNesting MAXNESTING: depth of function calls. At least 1
 * @param maxAction MAXACTION: statements one handler may run; 0 means no limit
 * @param maxErrors MAXERRORS: run-time errors that are survived
 * @param histogramElision HIST_ELISION: rows of zeros with this many zero neighbours are left out; negative: none
 */
public record Limits(int maxStringLength, int maxMapEntries, int maxNesting, long maxAction, int maxErrors, int histogramElision) {
	public static final Limits DEFAULT = new Limits(512, 2048, 256, 0, 0, 2);

	/**
	 * These limits with one changed.
	 *
	 * @return null if there is no limit of that name: such names are for the preprocessor or for nobody
	 * @throws IllegalArgumentException if the value is out of range, with a sentence for the user
	 */
	public Limits with(String name, long value) {
		int v = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
		return switch (name) {
		case "MAXSTRINGLEN" -> new Limits(atLeast(2, v, name), maxMapEntries, maxNesting, maxAction, maxErrors, histogramElision);
		case "MAXMAPENTRIES" -> new Limits(maxStringLength, atLeast(1, v, name), maxNesting, maxAction, maxErrors, histogramElision);
		case "MAXNESTING" -> new Limits(maxStringLength, maxMapEntries, atLeast(1, v, name), maxAction, maxErrors, histogramElision);
		case "MAXACTION" -> new Limits(maxStringLength, maxMapEntries, maxNesting, atLeast(0, v, name), maxErrors, histogramElision);
		case "MAXERRORS" -> new Limits(maxStringLength, maxMapEntries, maxNesting, maxAction, atLeast(0, v, name), histogramElision);
		case "HIST_ELISION" -> new Limits(maxStringLength, maxMapEntries, maxNesting, maxAction, maxErrors, v);
		default -> null;
		};
	}

	private static int atLeast(int least, int value, String name) {
		if (value < least) {
			throw new IllegalArgumentException("-D" + name + " must be at least " + least + ".");
		}
		return value;
	}
}
