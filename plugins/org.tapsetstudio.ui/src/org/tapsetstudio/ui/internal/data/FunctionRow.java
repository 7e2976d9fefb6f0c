package org.tapsetstudio.ui.internal.data;

/**
 * A function over all its callers. Recursive calls count once in the total.
 *
 * @param total nanoseconds in it and its callees
 * @param self nanoseconds in it alone
 * @param share of the whole time in it alone, 0 to 1
 */
public record FunctionRow(FrameLabel frame, long total, long self, long calls, double share) {
}
