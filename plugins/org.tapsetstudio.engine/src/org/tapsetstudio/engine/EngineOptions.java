package org.tapsetstudio.engine;

/**
 * How a program is to be run. Immutable.
 *
 * @param limits see {@link Limits}
 * @param suppressWarnings whether {@code warn()} and the engine's own warnings are silent ({@code -w})
 * @param lean whether what has no effect is left out, as stap does it without {@code -u}: a value that nobody takes is then not computed and cannot fail
 * @param seed where {@code randint()} and randomised timers start
 * @param tiering whether handlers become bytecode
 */
public record EngineOptions(Limits limits, boolean suppressWarnings, boolean lean, long seed, Tiering tiering) {
	public static final EngineOptions DEFAULT = new EngineOptions(Limits.DEFAULT, false, true, 0x5DEECE66DL, Tiering.byDefault());

	/**
	 * With {@code -DNAME=VALUE}; a name that is no limit changes nothing.
	 *
	 * @throws IllegalArgumentException if the value is out of range, with a sentence for the user
	 */
	public EngineOptions define(String name, long value) {
		Limits changed = limits.with(name, value);
		return changed == null ? this : new EngineOptions(changed, suppressWarnings, lean, seed, tiering);
	}

	public EngineOptions withoutWarnings() {
		return new EngineOptions(limits, true, lean, seed, tiering);
	}

	public EngineOptions seed(long newSeed) {
		return new EngineOptions(limits, suppressWarnings, lean, newSeed, tiering);
	}

	public EngineOptions tiering(Tiering newTiering) {
		return new EngineOptions(limits, suppressWarnings, lean, seed, newTiering);
	}

	/** With everything that is written, as {@code -u} asks for. */
	public EngineOptions unabridged() {
		return new EngineOptions(limits, suppressWarnings, false, seed, tiering);
	}
}
