package org.tapsetstudio.ui.internal.data;

import org.tapsetstudio.analysis.HotFunctions;

/**
 * A function over all its callers. Recursive calls count once in the total.
 *
 * @param total nanoseconds in it and its callees
 * @param self nanoseconds in it alone, at work
 * @param waiting nanoseconds in it alone, where it does nothing but wait
 * @param share of the whole time in it alone, at work, 0 to 1
 */
public record FunctionRow(FrameLabel frame, long total, long self, long waiting, long calls, double share) {
	static FunctionRow of(HotFunctions.Row row, double whole) {
		return new FunctionRow(FrameLabel.of(row.function()), row.total(), row.self(), row.waiting(), row.calls(), row.self() / whole);
	}
}
