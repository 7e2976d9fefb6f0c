package org.tapsetstudio.ui.internal.data;

import org.tapsetstudio.analysis.TimeRange;

/**
 * One call at its time, for views to select; stands in selections beside the {@link CallNode} of its call path.
 *
 * @param thread {@code pid/tid}, as {@code ThreadStream} writes itself; empty for any
 * @param function its name
 */
public record TimedCall(RecordingSource source, String thread, String function, TimeRange time) {
}
