package org.tapsetstudio.ui.internal.data;

import java.util.List;

import org.tapsetstudio.analysis.Losses;
import org.tapsetstudio.recording.OmittedHits;
import org.tapsetstudio.recording.Problem;

/**
 * What a recording does not have of what happened.
 *
 * @param lost how many events could not be stored
 * @param gaps where those are missing
 * @param omitted hits that the script's conditions left out
 * @param damaged places in the files that could not be read
 */
public record Missing(long lost, List<Losses.Gap> gaps, List<OmittedHits> omitted, List<Problem> damaged) {
	public static final Missing NONE = new Missing(0, List.of(), List.of(), List.of());

	/** How many hits the script's conditions left out. */
	public long omittedHits() {
		return omitted.stream().mapToLong(OmittedHits::count).sum();
	}
}
