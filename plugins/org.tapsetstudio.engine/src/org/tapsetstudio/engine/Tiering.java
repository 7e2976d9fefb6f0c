package org.tapsetstudio.engine;

import java.util.Locale;

/** How handlers and functions are run. The results are the same. */
public enum Tiering {
	/** As a tree of nodes only. */
	TREE(0),
	/** As bytecode from the first call on, wherever the JVM takes it; a fault of the compiler is thrown. */
	BYTECODE(1),
	/** As a tree at first, as bytecode after some thousand calls. What cannot be compiled stays a tree. */
	TIERED(2000);

	/** The property that names another way than {@link #TIERED}, for tests and measurements. */
	public static final String PROPERTY = "tapsetstudio.engine.tier";

	/** At which call a body is compiled; 0 for never. */
	public final int hotAt;

	Tiering(int hotAt) {
		this.hotAt = hotAt;
	}

	static Tiering byDefault() {
		String name = System.getProperty(PROPERTY, TIERED.name()).toUpperCase(Locale.ROOT);
		for (Tiering tiering : values()) {
			if (tiering.name().equals(name)) {
				return tiering;
			}
		}
		return TIERED;
	}
}
