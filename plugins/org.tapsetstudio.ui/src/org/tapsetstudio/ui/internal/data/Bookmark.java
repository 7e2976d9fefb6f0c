package org.tapsetstudio.ui.internal.data;

import java.util.List;

import org.tapsetstudio.analysis.TimeRange;

/**
 * A note on a stretch of a recording's time.
 *
 * @param id unique in the recording
 */
public record Bookmark(String id, String note, TimeRange time) {
	/** What the model of a recording says. */
	public static List<Bookmark> all(List<org.tapsetstudio.model.recording.Bookmark> model) {
		return model.stream().map(mark -> new Bookmark(mark.getId(), mark.getNote() == null ? "" : mark.getNote(), //$NON-NLS-1$
				new TimeRange(mark.getStartNanos(), Math.max(mark.getStartNanos(), mark.getEndNanos())))).toList();
	}
}
