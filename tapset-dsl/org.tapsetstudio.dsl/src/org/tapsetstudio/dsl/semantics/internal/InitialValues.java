package org.tapsetstudio.dsl.semantics.internal;

import java.util.Map;

import org.tapsetstudio.dsl.program.SourceRange;

/** Option {@code -G NAME=VALUE}. SystemTap lets a value for a global that does not exist pass, so that is a warning only. */
final class InitialValues {
	private final World world;

	InitialValues(World world) {
		this.world = world;
	}

	void apply() {
		for (Map.Entry<String, String> entry : world.options.globalValues().entrySet()) {
			String name = entry.getKey();
			GlobalSymbol global = world.units.isEmpty() ? null : world.findGlobal(name, world.units.get(0));
			if (global == null)
				world.problems.warning("unknown-global", world.units.isEmpty() ? new SourceRange("-G", 0, 0, 1, 1) : world.units.get(0).positions.of(null),
						"option -G: there is no global \"" + name + "\", the value is not used", Similar.to(name, world.globalNames()));
			else
				global.give(entry.getValue());
		}
	}
}
