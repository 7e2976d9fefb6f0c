package org.tapsetstudio.engine.internal.runtime;

/**
 * Gathers the actions of one body with loops in the order of its text while it is compiled: they are charged together before the flow of control
 * parts, at the end of a loop's body, and after calls. So a script that runs into MAXACTION has printed exactly as much as it is used to.
 */
public final class ActionBatch {
	private static final int MOST = 10;
	private final boolean charged;
	private int pending;

	/** @param charged false for a body without loops, which is counted before it runs */
	public ActionBatch(boolean charged) {
		this.charged = charged;
	}

	public boolean charged() {
		return charged;
	}

	public void add(int actions) {
		pending += actions;
	}

	/** Whether so much has gathered that it is to be charged here. */
	public boolean full() {
		return pending >= MOST;
	}

	/** What is to be charged here, by {@link Run#charge}; may be 0. */
	public int take() {
		int taken = charged ? pending : 0;
		pending = 0;
		return taken;
	}
}
