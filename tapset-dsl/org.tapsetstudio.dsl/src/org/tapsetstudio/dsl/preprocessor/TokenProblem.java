package org.tapsetstudio.dsl.preprocessor;

/**
 * A mistake below the grammar.
 *
 * @param start offset in the script
 * @param end offset behind the last character concerned
 * @param message a sentence without a full stop
 */
public record TokenProblem(int start, int end, String message) {
}
