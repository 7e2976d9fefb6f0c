package org.tapsetstudio.analysis.rules;

import java.util.List;
import java.util.function.IntPredicate;

import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.analysis.activities.Activity;
import org.tapsetstudio.recording.index.LaneIndex;

/** Python imports modules for a fifth of the time or more. Shown by the modules' own code where that was recorded: of the function that imports one would not know which. */
final class ImportRule extends ShareRule {
	ImportRule() {
		super("imports", 0.2, Whole.THREADS, Activity.IMPORT,
				"Import what is seldom needed where it is needed; python -X importtime tells each module.");
	}

	@Override
	List<Evidence> evidence(RuleInput input) {
		IntPredicate modules = input.chosen(function -> function.provider().equals("python") && function.name().equals("<module>"));
		return input.evidence(input.longestCalls(Activity.IMPORT::includes).stream().map(hit -> module(hit, modules)).toList());
	}

	/** The code of the module that a call imports: the last of the outermost in it, since the packages that it is in come before it, and what it imports itself lies deeper. */
	private static Hit module(Hit call, IntPredicate modules) {
		LaneIndex lane = call.lane();
		for (int depth = call.span().depth() + 1; depth < lane.depth(); depth++) {
			for (int i = lane.before(depth, call.span().end()); i >= 0 && lane.span(depth, i).start() >= call.span().start(); i--) {
				if (modules.test(lane.function(depth, i))) {
					return new Hit(lane, lane.span(depth, i));
				}
			}
		}
		return call;
	}
}
