package org.tapsetstudio.engine;

/**
 * Limits of a run, by the names that users know from {@code -D}.
 *
 * @param maxStringLength MAXSTRINGLEN: bytes of a string including a closing NUL; strings hold one less. At least 2
 * @param maxMapEntries MAXMAPENTRIES: elements of an array that states no size of its own. At least 1
 * @param maxNesting MAXNESTING: depth of function calls. At least 1
 * @param maxAction MAXACTION: a tenth of the actions, roughly statements, that one run of a handler may take, unless the next one is given. At least 1
 * @param maxActionInterruptible MAXACTION_INTERRUPTIBLE: the actions that one run of a handler may take; 0 means ten times {@code maxAction}
 * @param maxErrors MAXERRORS: run-time errors that are survived
 * @param histograms how histograms are drawn
 */
public record Limits(int maxStringLength, int maxMapEntries, int maxNesting, long maxAction, long maxActionInterruptible, int maxErrors, HistogramLayout histograms) {
	/**
	 * Actions that no useful handler needs: a moment's work. stap's own default, 1000, protects a kernel; here nothing but the script waits for
	 * a handler, so this one only ends what would run for ever.
	 */
	public static final long GUARD = 20_000_000;
	public static final Limits DEFAULT = new Limits(512, 2048, 256, GUARD, GUARD, 0, HistogramLayout.DEFAULT);

	/**
	 * These limits with one changed.
	 *
	 * @return null if there is no limit of that name: such names are for the preprocessor or for nobody
	 * @throws IllegalArgumentException if the value is out of range, with a sentence for the user
	 */
	public Limits with(String name, long value) {
		int v = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
		return switch (name) {
		case "MAXSTRINGLEN" -> new Limits(atLeast(2, v, name), maxMapEntries, maxNesting, maxAction, maxActionInterruptible, maxErrors, histograms);
		case "MAXMAPENTRIES" -> new Limits(maxStringLength, atLeast(1, v, name), maxNesting, maxAction, maxActionInterruptible, maxErrors, histograms);
		case "MAXNESTING" -> new Limits(maxStringLength, maxMapEntries, atLeast(1, v, name), maxAction, maxActionInterruptible, maxErrors, histograms);
		case "MAXACTION" -> withActions(atLeast(1, v, name), maxActionInterruptible == GUARD ? 0 : maxActionInterruptible);
		case "MAXACTION_INTERRUPTIBLE" -> withActions(maxAction, atLeast(1, v, name));
		case "SUPPRESS_TIME_LIMITS", "STAP_SUPPRESS_TIME_LIMITS_ENABLE" -> withActions(Long.MAX_VALUE, Long.MAX_VALUE);
		case "MAXERRORS" -> new Limits(maxStringLength, maxMapEntries, maxNesting, maxAction, maxActionInterruptible, atLeast(0, v, name), histograms);
		case "HIST_WIDTH" -> withHistograms(new HistogramLayout(atLeast(1, v, name), histograms.elision()));
		case "HIST_ELISION" -> withHistograms(new HistogramLayout(histograms.width(), v));
		default -> null;
		};
	}

	/** Actions for one run of a handler. All are interruptible here, as they are in stap by default. */
	public long actions() {
		return maxActionInterruptible > 0 ? maxActionInterruptible : maxAction * 10;
	}

	private Limits withHistograms(HistogramLayout layout) {
		return new Limits(maxStringLength, maxMapEntries, maxNesting, maxAction, maxActionInterruptible, maxErrors, layout);
	}

	private Limits withActions(long actions, long interruptible) {
		return new Limits(maxStringLength, maxMapEntries, maxNesting, actions, interruptible, maxErrors, histograms);
	}

	private static int atLeast(int least, int value, String name) {
		if (value < least) {
			throw new IllegalArgumentException("-D" + name + " must be at least " + least + ".");
		}
		return value;
	}
}
