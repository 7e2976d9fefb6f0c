package org.tapsetstudio.analysis.rules;

import java.util.List;

import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.recording.pairing.Function;

/** A rule about one kind of work that takes more than a share of the time of all threads. */
abstract class ShareRule implements Rule {
	private final String id;
	private final double share;
	private final String what;
	private final String advice;

	/**
	 * @param share from which on it is said, 0 to 1
	 * @param what begins the sentence "… takes 12 % of the time"
	 */
	ShareRule(String id, double share, String what, String advice) {
		this.id = id;
		this.share = share;
		this.what = what;
		this.advice = advice;
	}

	/** Whether a function is this kind of work. */
	abstract boolean isMeant(Function function);

	@Override
	public String id() {
		return id;
	}

	@Override
	public List<Finding> look(RuleInput input) {
		long time = 0;
		long calls = 0;
		for (HotFunctions.Row row : input.hot()) {
			if (isMeant(row.function())) {
				time += row.total();
				calls += row.calls();
			}
		}
		if (time == 0 || time < share * input.whole()) {
			return List.of();
		}
		return List.of(new Finding(id, Severity.WARNING, what + " takes " + input.percent(time) + " of the time of all threads, in " + calls + " parts.", advice, input.longest(this::isMeant)));
	}
}
