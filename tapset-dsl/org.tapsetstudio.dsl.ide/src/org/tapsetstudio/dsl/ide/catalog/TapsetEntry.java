package org.tapsetstudio.dsl.ide.catalog;

import java.util.function.Supplier;

/**
 * An alias, a function or a macro of a tapset.
 *
 * @param signature parameters and result of a function, parameters of a macro; "" where there are none
 * @param file where it is declared
 * @param offset of its name there
 * @param insertion what to write into a script to use it: a probe for an alias, a call for the others
 * @param documentation what the comment above it says, read when it is asked for
 */
public record TapsetEntry(Kind kind, String name, String signature, TapsetFile file, int offset, String insertion, Supplier<String> documentation) {
	public enum Kind {
		ALIAS, FUNCTION, MACRO
	}

	@Override
	public String toString() {
		return name + signature;
	}
}
