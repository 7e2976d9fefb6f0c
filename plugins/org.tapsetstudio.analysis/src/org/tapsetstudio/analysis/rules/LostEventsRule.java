package org.tapsetstudio.analysis.rules;

import java.util.List;

import org.tapsetstudio.analysis.SpanSearch.Hit;

/** Events that could not be stored. */
final class LostEventsRule implements Rule {
	@Override
	public String id() {
		return "lost-events";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().lostEvents() == 0 ? List.of()
				: List.of(new Finding(id(), Severity.PROBLEM, RuleInput.count(input.numbers().lostEvents(), "event") + " lost: counts are too low, and calls around the gaps are cut.",
						"Probe less, or make room on the disk.", evidence(input)));
	}

	/** What was open behind the gaps; where nothing was, as where the oldest events were overwritten, the first calls of the threads that lost events. */
	private static List<Evidence> evidence(RuleInput input) {
		List<Evidence> open = input.longest(f -> f.name().equals("[after lost events]"));
		return !open.isEmpty() ? open
				: input.evidence(input.index().lanes().stream().filter(lane -> lane.stream().lost() > 0 && lane.count(0) > 0).limit(RuleInput.EVIDENCE).map(lane -> new Hit(lane, lane.span(0, 0))).toList());
	}
}
