package org.tapsetstudio.analysis;

/** How long work tells how far it is and learns that nobody wants its result any more. Called from the thread that works. */
public interface Progress {
	/** Never cancelled, tells nobody. */
	Progress NONE = new Progress() {
	};

	/** Whether to stop early; asked every few milliseconds. */
	default boolean isCancelled() {
		return false;
	}

	/** @param fraction done so far, 0 to 1; never decreases */
	default void done(double fraction) {
	}
}
