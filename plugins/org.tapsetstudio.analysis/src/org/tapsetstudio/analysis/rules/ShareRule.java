package org.tapsetstudio.analysis.rules;

import java.util.List;

import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.activities.Activity;

/** A rule about one kind of work that takes more than a share of the time of all threads. */
class ShareRule implements Rule {
	private final String id;
	private final double share;
	private final Activity activity;
	private final String advice;

	/**
	 * @param share from which on it is said, 0 to 1
	 * @param activity the kind of work
	 */
	ShareRule(String id, double share, Activity activity, String advice) {
		this.id = id;
		this.share = share;
		this.activity = activity;
		this.advice = advice;
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public List<Finding> look(RuleInput input) {
		long time = 0;
		long calls = 0;
		for (HotFunctions.Row row : input.hot()) {
			if (activity.includes(row.function())) {
				time += row.total();
				calls += row.calls();
			}
		}
		if (time == 0 || time < share * input.whole()) {
			return List.of();
		}
		return List.of(new Finding(id, Severity.WARNING, activity.label() + " takes " + input.percent(time) + " of the time of all threads, in " + calls + " parts.", advice, input.longest(activity::includes)));
	}
}
