package org.tapsetstudio.ui.internal.timeline;

import java.util.List;

import org.tapsetstudio.analysis.Losses;
import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.analysis.TimelineRows;
import org.tapsetstudio.ui.internal.colour.Look;

/**
 * What a picture is to show.
 *
 * @param first number of the first row that is seen
 * @param lanes the rows from top to bottom that are seen
 * @param width in pixels
 * @param gaps where events are missing
 */
record TimelineRequest(TimelineRows rows, int first, List<TimelineRows.Row> lanes, TimeRange window, int width, Look look, List<Losses.Gap> gaps) {
}
