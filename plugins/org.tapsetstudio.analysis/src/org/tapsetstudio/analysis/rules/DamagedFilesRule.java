package org.tapsetstudio.analysis.rules;

import java.util.List;

/** Places in the files that had to be skipped. */
final class DamagedFilesRule implements Rule {
	@Override
	public String id() {
		return "damaged-files";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		return input.numbers().problems() == 0 ? List.of()
				: List.of(new Finding(id(), Severity.PROBLEM, input.numbers().problems() + " places in the files of the recording could not be read and were left out.",
						"Copy the recording again from where it was made. The places are printed by every tapset verb that reads it.", List.of()));
	}
}
