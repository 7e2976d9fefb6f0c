package org.tapsetstudio.dsl.semantics.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.dsl.program.SourceRange;

/** What code in C says of the globals that it uses, in comments such as {@code /* pragma:write:name *}{@code /}. */
final class Pragmas {
	private static final Pattern GLOBAL = Pattern.compile("/\\* pragma:(read|write):(\\S*) \\*/");

	private Pragmas() {
	}

	/** Reports globals that do not exist. */
	static void check(World world, Unit unit, String code, SourceRange where) {
		if (code == null || !code.contains("pragma:"))
			return;
		for (Matcher m = GLOBAL.matcher(code); m.find();)
			if (world.findGlobal(m.group(2), unit) == null)
				world.problems.error("pragma", where, "the code in C says that it " + (m.group(1).equals("read") ? "reads" : "writes") + " the global \"" + m.group(2) + "\", and there is none",
						Similar.to(m.group(2), world.globalNames()));
	}
}
