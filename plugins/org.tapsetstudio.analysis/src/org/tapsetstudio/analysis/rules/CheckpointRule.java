package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.analysis.activities.Activity;

/**
 * Checkpoints of PostgreSQL follow each other within 30 s, from where on its own checkpoint_warning speaks. How long they take says nothing: it spreads their writes over most of the time to the next one.
 */
final class CheckpointRule implements Rule {
	private static final int AT_LEAST = 3;
	private static final double SECONDS = 30;

	@Override
	public String id() {
		return "checkpoints";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		List<Hit> checkpoints = new ArrayList<>();
		SpanSearch.of(input.chosen(Activity.CHECKPOINT::includes)).each(input.index().lanes(), input.progress(), checkpoints::add);
		if (checkpoints.size() < AT_LEAST) {
			return List.of();
		}
		checkpoints.sort(Comparator.comparingLong(hit -> hit.span().start()));
		long between = checkpoints.getLast().span().start() - checkpoints.getFirst().span().start();
		double seconds = input.clock().durationNanos(between) / 1e9 / (checkpoints.size() - 1);
		return seconds >= SECONDS ? List.of()
				: List.of(new Finding(id(), Severity.WARNING, String.format(Locale.ROOT, "PostgreSQL made %d checkpoints, one every %.1f s.", checkpoints.size(), seconds),
						"Raise max_wal_size or checkpoint_timeout, so that checkpoints are rarer and their writes are spread.", input.longest(Activity.CHECKPOINT::includes)));
	}
}
