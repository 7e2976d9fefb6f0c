package org.tapsetstudio.analysis.rules;

import java.util.List;
import java.util.function.ToLongFunction;

import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.activities.Activity;

/** A rule about one kind of work that takes more than a share of a time. */
class ShareRule implements Rule {
	/** The time of which a share is taken, in nanoseconds. */
	enum Whole {
		/** what runs in one thread and holds up that one */
		THREADS("the time of all threads", RuleInput::timeOfThreads),
		/** what holds up all threads, or is done for all of them */
		PROCESSES("the time that the program ran", RuleInput::timeOfProcesses),
		/** what is a part of queries */
		QUERIES("the time of all queries", input -> sum(input, Activity.QUERY));

		private final String words;
		private final ToLongFunction<RuleInput> nanos;

		Whole(String words, ToLongFunction<RuleInput> nanos) {
			this.words = words;
			this.nanos = nanos;
		}
	}

	private final String id;
	private final double share;
	private final Whole of;
	private final Activity activity;
	private final String advice;

	/**
	 * @param share from which on it is said, 0 to 1
	 * @param of of which time
	 * @param activity the kind of work
	 */
	ShareRule(String id, double share, Whole of, Activity activity, String advice) {
		this.id = id;
		this.share = share;
		this.of = of;
		this.activity = activity;
		this.advice = advice;
	}

	@Override
	public String id() {
		return id;
	}

	@Override
	public List<Finding> look(RuleInput input) {
		long time = sum(input, activity);
		long whole = of.nanos.applyAsLong(input);
		if (time == 0 || whole == 0 || time < share * whole) {
			return List.of();
		}
		long calls = input.hot().stream().filter(row -> activity.includes(row.function())).mapToLong(HotFunctions.Row::calls).sum();
		return List.of(new Finding(id, Severity.WARNING, activity.label() + " takes " + RuleInput.percent(time, whole) + " of " + of.words + ", in " + RuleInput.count(calls, "part") + ".", advice,
				evidence(input)));
	}

	/** The calls that show it. */
	List<Evidence> evidence(RuleInput input) {
		return input.longest(activity::includes);
	}

	private static long sum(RuleInput input, Activity activity) {
		return input.hot().stream().filter(row -> activity.includes(row.function())).mapToLong(HotFunctions.Row::total).sum();
	}
}
