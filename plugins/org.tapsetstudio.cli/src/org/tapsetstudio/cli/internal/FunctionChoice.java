package org.tapsetstudio.cli.internal;

import java.util.BitSet;
import java.util.function.IntFunction;

import org.tapsetstudio.analysis.FunctionPattern;
import org.tapsetstudio.recording.pairing.Function;

/** Finds the functions of a recording that somebody named. */
final class FunctionChoice {
	private FunctionChoice() {
	}

	/** The numbers of the functions that fit the pattern. Where none does, the standard error says so: an empty table alone looks like an answer. */
	static BitSet of(String pattern, int size, IntFunction<Function> functions) {
		var fits = FunctionPattern.of(pattern);
		BitSet chosen = new BitSet(size);
		for (int i = 0; i < size; i++) {
			chosen.set(i, fits.test(functions.apply(i)));
		}
		if (chosen.isEmpty()) {
			System.err.println("tapset: no function of the recording fits '" + pattern + "'. \"tapset report DIR --top --limit 0\" lists all of them.");
		}
		return chosen;
	}
}
