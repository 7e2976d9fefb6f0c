package org.tapsetstudio.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * How a program is to be run. Immutable.
 *
 * @param limits see {@link Limits}
 * @param globals values that replace the initial ones of scalar globals ({@code -G name=value}), as text
 * @param suppressWarnings whether {@code warn()} and the engine's own warnings are silent ({@code -w})
 * @param seed where {@code randint()} and randomised timers start
 */
public record EngineOptions(Limits limits, Map<String, String> globals, boolean suppressWarnings, long seed) {
	public static final EngineOptions DEFAULT = new EngineOptions(Limits.DEFAULT, Map.of(), false, 0x5DEECE66DL);

	public EngineOptions {
		globals = Map.copyOf(globals);
	}

	/** With {@code -DNAME=VALUE}; a name that is no limit changes nothing. */
	public EngineOptions define(String name, long value) {
		Limits changed = limits.with(name, value);
		return changed == null ? this : new EngineOptions(changed, globals, suppressWarnings, seed);
	}

	/** With {@code -G NAME=VALUE}. */
	public EngineOptions global(String name, String value) {
		Map<String, String> all = new TreeMap<>(globals);
		all.put(name, value);
		return new EngineOptions(limits, all, suppressWarnings, seed);
	}

	public EngineOptions withoutWarnings() {
		return new EngineOptions(limits, globals, true, seed);
	}

	public EngineOptions seed(long newSeed) {
		return new EngineOptions(limits, globals, suppressWarnings, newSeed);
	}
}
