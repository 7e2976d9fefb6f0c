package org.tapsetstudio.analysis.rules;

import java.util.List;

/** Events that could not be stored. */
final class LostEventsRule implements Rule {
	@Override
	public String id() {
		return "lost-events";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().lostEvents() == 0 ? List.of()
				: List.of(new Finding(id(), Severity.PROBLEM, input.numbers().lostEvents() + " events were lost: counts are too low, and calls around the gaps are cut.",
						"Probe less, or make room on the disk.", input.longest(f -> f.name().equals("[after lost events]"))));
	}
}
