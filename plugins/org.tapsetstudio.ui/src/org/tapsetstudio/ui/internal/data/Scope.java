package org.tapsetstudio.ui.internal.data;

import java.util.Optional;

import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.TimeRange;

/**
 * What part of a recording all views show, and how its threads are put together.
 *
 * @param grouping what the first level of trees is
 * @param window the time that is selected; empty for all of it
 */
public record Scope(Grouping grouping, Optional<TimeRange> window) {
	/** Everything, the threads merged. */
	public static final Scope WHOLE = new Scope(Grouping.MERGED, Optional.empty());

	public Scope with(Grouping other) {
		return new Scope(other, window);
	}

	public Scope with(Optional<TimeRange> other) {
		return new Scope(grouping, other);
	}
}
