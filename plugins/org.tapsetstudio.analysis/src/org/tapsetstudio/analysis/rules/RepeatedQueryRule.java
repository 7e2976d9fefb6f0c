package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.recording.pairing.Function;

/** The same query, but for its numbers and texts, again and again: a query for each row of another one's result. */
final class RepeatedQueryRule implements Rule {
	private static final int OFTEN = 50;
	/** What only begins and ends transactions is asked as often as there are some. */
	private static final Pattern TRANSACTION = Pattern.compile("(?:begin|start transaction|commit|end|rollback|abort|savepoint|release)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	@Override
	public String id() {
		return "repeated-query";
	}

	@Override
	public List<Finding> look(RuleInput input) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (HotFunctions.Row row : input.hot()) {
			if (Activity.QUERY.includes(row.function())) {
				counts.merge(shape(row.function()), row.calls(), Long::sum);
			}
		}
		List<Finding> findings = new ArrayList<>();
		counts.forEach((shape, count) -> {
			if (count >= OFTEN && !TRANSACTION.matcher(shape).matches()) {
				findings.add(new Finding(id(), Severity.WARNING, "\"" + shape + "\" runs " + RuleInput.count(count, "time") + ".",
						"Where each answers for one row of another query, join the two, or ask once with a list of keys.", input.longest(f -> Activity.QUERY.includes(f) && shape(f).equals(shape))));
			}
		});
		return findings;
	}

	/** The query with a question mark for each constant. */
	static String shape(Function function) {
		String text = function.name().substring(function.name().indexOf(": ") + 1).strip();
		return text.replaceAll("'(?:[^']|'')*'", "?").replaceAll("\\b\\d+(?:\\.\\d+)?\\b", "?").replaceAll("([-+*/%=<>(,]\\s*)-\\s*\\?", "$1?").replaceAll("\\s+", " ");
	}
}
