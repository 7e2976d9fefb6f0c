package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.tapsetstudio.dsl.lexer.Numbers;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;

/** Option {@code -G NAME=VALUE}. */
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
				world.problems.error("unknown-global", world.units.isEmpty() ? new SourceRange("-G", 0, 0, 1, 1) : world.units.get(0).positions.of(null),
						"option -G: there is no global \"" + name + "\"", Similar.to(name, world.globalNames()));
			else
				set(global, entry.getValue());
		}
	}

	private void set(GlobalSymbol global, String text) {
		String digits = text.startsWith("-") ? text.substring(1) : text;
		boolean number = !digits.isEmpty() && Character.isDigit(digits.charAt(0)) && Numbers.isValid(digits);
		long value = number ? Numbers.value(digits) : 0;
		Object literal = number && global.value.type() != Type.STRING ? (Object) (text.startsWith("-") ? -value : value) : text.getBytes(StandardCharsets.UTF_8);
		if (!global.initialise(literal))
			world.problems.error("type", global.where, "option -G: \"" + global.name + "\" is " + TypeNames.described(global.value.type()) + ", \"" + text + "\" is not");
	}
}
