package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Predicate;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.pairing.Function;

/**
 * What rules look at.
 *
 * @param tree all call paths, merged
 * @param hot the functions
 * @param numbers of the recording
 * @param index every call
 * @param clock of the recording
 * @param progress of the rule that looks
 */
public record RuleInput(CallTree tree, List<HotFunctions.Row> hot, Statistics numbers, RecordingIndex index, Clock clock, Progress progress) {
	private static final int EVIDENCE = 5;

	/** Nanoseconds of all threads together. */
	public long whole() {
		return tree.total(CallTree.ROOT);
	}

	/** Part of the time of all threads, as "12.5 %". */
	public String percent(long nanos) {
		return String.format(Locale.ROOT, "%.1f %%", 100.0 * nanos / Math.max(1, whole()));
	}

	/** The longest calls of functions as evidence. */
	public List<Evidence> longest(Predicate<Function> functions) {
		return evidence(SpanSearch.of(chosen(functions)).longest(index.lanes(), EVIDENCE, progress));
	}

	/** The longest calls with one of these {@link org.tapsetstudio.recording.pairing.CallFlags flags} as evidence. */
	public List<Evidence> longest(Predicate<Function> functions, int flags) {
		PriorityQueue<SpanSearch.Hit> longest = new PriorityQueue<>(Comparator.comparingLong(RuleInput::length));
		SpanSearch.of(chosen(functions)).each(index.lanes(), progress, hit -> {
			if ((hit.span().flags() & flags) != 0 && (longest.size() < EVIDENCE || length(hit) > length(longest.peek()))) {
				longest.add(hit);
				if (longest.size() > EVIDENCE) {
					longest.remove();
				}
			}
		});
		List<SpanSearch.Hit> hits = new ArrayList<>(longest);
		hits.sort(Comparator.comparingLong(RuleInput::length).reversed());
		return evidence(hits);
	}

	private static long length(SpanSearch.Hit hit) {
		return hit.span().end() - hit.span().start();
	}

	/** Calls as evidence. */
	public List<Evidence> evidence(List<SpanSearch.Hit> hits) {
		List<Evidence> evidence = new ArrayList<>();
		for (SpanSearch.Hit hit : hits) {
			evidence.add(new Evidence(hit.lane().stream().toString(), index.functions().get(hit.span().function()).name(), clock.toNanos(hit.span().start()), clock.toNanos(hit.span().end())));
		}
		return evidence;
	}

	/** Which numbers in the index are those of functions that fit. */
	public java.util.function.IntPredicate chosen(Predicate<Function> functions) {
		boolean[] chosen = new boolean[index.functions().size()];
		for (int i = 0; i < chosen.length; i++) {
			chosen[i] = functions.test(index.functions().get(i));
		}
		return number -> number < chosen.length && chosen[number];
	}
}
