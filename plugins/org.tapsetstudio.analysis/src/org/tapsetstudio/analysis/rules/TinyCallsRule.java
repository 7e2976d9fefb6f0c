package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.SpanSearch;

/** A function that is called so often and so briefly that recording it costs as much as running it. */
final class TinyCallsRule implements Rule {
	private static final long CALLS = 100_000;
	private static final long NANOS = 500;
	/** Mean above which nobody looks whether but a few calls are long. */
	private static final long PREEMPTED_NANOS = 10 * NANOS;
	private static final double SHARE = 0.05;

	@Override
	public String id() {
		return "tiny-calls";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Finding> findings = new ArrayList<>();
		long whole = input.timeOfThreads();
		for (HotFunctions.Row row : input.hot()) {
			if (row.calls() >= CALLS && row.self() > SHARE * whole) {
				long each = nanosOfEach(row, input);
				if (each < NANOS) {
					findings.add(new Finding(id(), Severity.INFO, row.function() + " is called " + RuleInput.count(row.calls(), "time") + generator(row) + " for " + each + " ns each.",
							"Much of this time is the recording itself. To judge the program, record without this function; to make it faster, call it less often.", input.longest(row.function()::equals)));
				}
			}
		}
		return findings;
	}

	/** The mean in the function itself; where that is raised by a few calls during which another program ran, the median of whole calls. */
	private static long nanosOfEach(HotFunctions.Row row, RuleInput input) {
		long mean = row.self() / row.calls();
		if (mean < NANOS || mean >= PREEMPTED_NANOS) {
			return mean;
		}
		CallDurations durations = CallDurations.of(SpanSearch.of(input.chosen(row.function()::equals)), input.index().lanes(), input.clock(), input.progress());
		return durations.count() == 0 ? mean : Math.min(mean, durations.percentile(50));
	}

	private static String generator(HotFunctions.Row row) {
		return row.resumed() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them to go on with a generator,", row.resumed());
	}
}
