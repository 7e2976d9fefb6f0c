package org.tapsetstudio.dsl.preprocessor;

import java.util.Set;

/** The {@code @words} that the language itself knows. */
public final class AtOperators {
	public static final Set<String> NAMES = Set.of("@count", "@sum", "@min", "@max", "@avg", "@variance", "@hist_log", "@hist_linear", "@defined", "@entry",
			"@probewrite", "@perf", "@const", "@kregister", "@uregister", "@kderef", "@uderef", "@cast", "@var");

	private AtOperators() {
	}
}
