package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.recording.pairing.Function;

/** A function that takes a quarter of the time of all threads by itself. */
final class HotFunctionRule implements Rule {
	private static final double SHARE = 0.25;
	/** What is no function's work, or has a rule of its own. */
	private static final Set<Activity> NO_WORK = EnumSet.of(Activity.LOCK_WAIT, Activity.IDLE_WAIT, Activity.GARBAGE_COLLECTION, Activity.COMPILATION, Activity.CHECKPOINT, Activity.SORT, Activity.TRANSACTION);

	@Override
	public String id() {
		return "hot-function";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Finding> findings = new ArrayList<>();
		long whole = input.timeOfThreads();
		for (HotFunctions.Row row : input.hot()) {
			if (isWork(row.function()) && row.self() > SHARE * whole) {
				findings.add(new Finding(id(), Severity.INFO, row.function() + " takes " + RuleInput.percent(row.self(), whole) + " of the time of all threads by itself, in " + RuleInput.count(row.calls(), "call") + ".",
						"Whatever makes it faster, or calls it less often, makes the whole faster.", input.longest(row.function()::equals)));
			}
		}
		return findings;
	}

	private static boolean isWork(Function function) {
		boolean lifetimeOfThread = function.provider().equals("hotspot") && function.kind().equals("thread");
		return !function.isInvented() && !lifetimeOfThread && NO_WORK.stream().noneMatch(activity -> activity.includes(function));
	}
}
