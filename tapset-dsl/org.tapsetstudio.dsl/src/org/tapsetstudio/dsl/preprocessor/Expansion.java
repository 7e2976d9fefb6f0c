package org.tapsetstudio.dsl.preprocessor;

import java.util.List;
import java.util.Map;

/**
 * What the preprocessor makes of a file.
 *
 * @param tokens the program
 * @param macros macros that the file defines, by name, in order
 * @param uses outermost macro uses
 * @param conditionals all conditionals outside macros whose condition could be read
 * @param problems mistakes, in the order they were found
 */
public record Expansion(List<PlacedToken> tokens, Map<String, Macro> macros, List<MacroUse> uses, List<Conditional> conditionals, List<TokenProblem> problems) {
	/**
	 * <code>%( condition %? … %: … %)</code> in the file.
	 *
	 * @param start offset of the opening {@code %(}
	 * @param end offset behind the closing {@code %)}
	 * @param deadStart offset of the branch that is left out
	 * @param deadEnd offset behind that branch, the same as its start if there is none
	 */
	public record Conditional(int start, int end, int deadStart, int deadEnd) {
	}
}
