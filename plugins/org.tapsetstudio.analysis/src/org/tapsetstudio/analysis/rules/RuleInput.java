package org.tapsetstudio.analysis.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.HotFunctions;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.analysis.SpanSearch.Hit;
import org.tapsetstudio.analysis.Statistics;
import org.tapsetstudio.recording.Clock;
import org.tapsetstudio.recording.ProcessImage;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Span;
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
	static final int EVIDENCE = 5;
	/** So many of the longest calls are looked at for some that are not inside of each other. */
	private static final int LONGEST = 64;

	/** Nanoseconds of all threads together, each from its first event to its last: what is not inside of a recorded call counts, too. */
	public long timeOfThreads() {
		return index.lanes().stream().mapToLong(lane -> clock.durationNanos(lane.lastTicks() - lane.firstTicks())).sum();
	}

	/** Nanoseconds of all processes together, each from the first event of its threads to the last. */
	public long timeOfProcesses() {
		Map<ProcessImage, long[]> ends = new HashMap<>();
		for (LaneIndex lane : index.lanes()) {
			if (lane.firstTicks() >= 0) {
				long[] both = ends.computeIfAbsent(lane.stream().image(), image -> new long[] { lane.firstTicks(), lane.lastTicks() });
				both[0] = Math.min(both[0], lane.firstTicks());
				both[1] = Math.max(both[1], lane.lastTicks());
			}
		}
		return ends.values().stream().mapToLong(both -> clock.durationNanos(both[1] - both[0])).sum();
	}

	/** A share, as "12.5 %". */
	public static String percent(long part, long whole) {
		return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, whole));
	}

	/** How many there are of something, as "1 call" or "2,000 calls". */
	public static String count(long number, String one) {
		return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
	}

	/** The longest calls of functions as evidence. */
	public List<Evidence> longest(Predicate<Function> functions) {
		return evidence(longestCalls(functions));
	}

	List<Hit> longestCalls(Predicate<Function> functions) {
		return apart(SpanSearch.of(chosen(functions)).longest(index.lanes(), LONGEST, progress));
	}

	/** The longest calls of functions among those that are wanted, as evidence. */
	public List<Evidence> longest(Predicate<Function> functions, Predicate<Span> wanted) {
		PriorityQueue<Hit> longest = new PriorityQueue<>(Comparator.comparingLong(RuleInput::length));
		SpanSearch.of(chosen(functions)).each(index.lanes(), progress, hit -> {
			if (wanted.test(hit.span()) && (longest.size() < LONGEST || length(hit) > length(longest.peek()))) {
				longest.add(hit);
				if (longest.size() > LONGEST) {
					longest.remove();
				}
			}
		});
		List<Hit> hits = new ArrayList<>(longest);
		hits.sort(Comparator.comparingLong(RuleInput::length).reversed());
		return evidence(apart(hits));
	}

	/** The first of some calls that are not inside of each other. */
	private static List<Hit> apart(List<Hit> longestFirst) {
		List<Hit> apart = new ArrayList<>();
		for (Hit hit : longestFirst) {
			if (apart.size() < EVIDENCE && apart.stream().noneMatch(longer -> isInside(hit, longer))) {
				apart.add(hit);
			}
		}
		return apart;
	}

	static boolean isInside(Hit inner, Hit outer) {
		return inner.lane() == outer.lane() && inner.span().depth() > outer.span().depth() && inner.span().start() >= outer.span().start() && inner.span().end() <= outer.span().end();
	}

	static long length(Hit hit) {
		return hit.span().end() - hit.span().start();
	}

	/** Calls as evidence. */
	public List<Evidence> evidence(List<Hit> hits) {
		return hits.stream().map(this::evidence).toList();
	}

	private Evidence evidence(Hit hit) {
		Function function = index.functions().get(hit.span().function());
		return new Evidence(hit.lane().stream().toString(), function.name(), function.place(), clock.toNanos(hit.span().start()), clock.toNanos(hit.span().end()));
	}

	/** Which numbers in the index are those of functions that fit. */
	public IntPredicate chosen(Predicate<Function> functions) {
		boolean[] chosen = new boolean[index.functions().size()];
		for (int i = 0; i < chosen.length; i++) {
			chosen[i] = functions.test(index.functions().get(i));
		}
		return number -> number < chosen.length && chosen[number];
	}
}
