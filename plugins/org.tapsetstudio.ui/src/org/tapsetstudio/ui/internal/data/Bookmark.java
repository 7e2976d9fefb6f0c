package org.tapsetstudio.ui.internal.data;

import org.tapsetstudio.analysis.TimeRange;

/**
 * A note on a stretch of a recording's time.
 *
 * @param id unique in the recording
 */
public record Bookmark(String id, String note, TimeRange time) {
}
