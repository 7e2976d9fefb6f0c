package org.tapsetstudio.engine;

/**
 * How a run ended.
 *
 * @param failed whether there were more errors than allowed: the exit status is then 1
 * @param errors run-time errors in all
 */
public record Outcome(boolean failed, long errors) {
}
