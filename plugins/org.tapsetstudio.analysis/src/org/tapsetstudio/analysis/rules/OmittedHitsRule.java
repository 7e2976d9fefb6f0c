package org.tapsetstudio.analysis.rules;

import java.util.List;

import org.tapsetstudio.recording.OmittedHits;

/** Hits that the conditions of a script left out. */
final class OmittedHitsRule implements Rule {
	@Override
	public String id() {
		return "omitted-hits";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().omitted().stream().map(this::finding).toList();
	}

	private Finding finding(OmittedHits omitted) {
		return new Finding(id(), Severity.INFO, omitted + ".", "Record without the script's conditions, with \"tapset record\", to see every hit.", List.of());
	}
}
