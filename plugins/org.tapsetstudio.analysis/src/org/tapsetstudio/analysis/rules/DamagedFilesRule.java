package org.tapsetstudio.analysis.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.recording.Problem;
import org.tapsetstudio.recording.index.LaneIndex;

/** Places in the files that had to be skipped. */
final class DamagedFilesRule implements Rule {
	@Override
	public String id() {
		return "damaged-files";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().problems() == 0 ? List.of()
				: List.of(new Finding(id(), Severity.PROBLEM, RuleInput.count(input.numbers().problems(), "place") + " in the files of the recording could not be read: left out is what was there.",
						"Copy the recording again from where it was made. The places are printed by every tapset verb that reads it.", input.evidence(lastCalls(input))));
	}

	/** Of threads with such a place: the last outermost call, behind which events are missing. */
	private static List<Hit> lastCalls(RuleInput input) {
		List<LaneIndex> lanes = input.index().lanes();
		Set<Path> damaged = lanes.isEmpty() ? Set.of() : lanes.get(0).stream().recording().problems().stream().map(Problem::file).collect(Collectors.toSet());
		return lanes.stream().filter(lane -> damaged.contains(lane.stream().path()) && lane.count(0) > 0).limit(RuleInput.EVIDENCE).map(lane -> new Hit(lane, lane.span(0, lane.count(0) - 1))).toList();
	}
}
