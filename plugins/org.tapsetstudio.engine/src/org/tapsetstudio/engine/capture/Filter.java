package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which hits a handler can have any use for: alternatives, each of conditions that must all hold. It may let more through than the handler wants, never less, so it can be cut down at any time to
 * what fits into a plan. Immutable.
 */
public final class Filter {
	/** Everything is let through. */
	public static final Filter ALL = new Filter(List.of(Set.of()));
	static final Filter NOTHING = new Filter(List.of());
	/** As many conditions as a plan takes. */
	private static final int MOST_CONDITIONS = 16;

	private final List<Set<Condition>> alternatives;

	private Filter(List<Set<Condition>> alternatives) {
		this.alternatives = alternatives;
	}

	static Filter of(Condition condition) {
		return new Filter(List.of(Set.of(condition)));
	}

	public boolean letsAllThrough() {
		return alternatives.stream().anyMatch(Set::isEmpty);
	}

	/** What either lets through. */
	public Filter or(Filter other) {
		List<Set<Condition>> all = new ArrayList<>();
		for (List<Set<Condition>> part : List.of(alternatives, other.alternatives)) {
			for (Set<Condition> whole : part) {
				Set<Condition> candidate = without(whole, all);
				if (all.stream().noneMatch(candidate::containsAll)) {
					all.removeIf(known -> known.containsAll(candidate));
					all.add(candidate);
				}
			}
		}
		return size(all) > MOST_CONDITIONS ? ALL : new Filter(List.copyOf(all));
	}

	/** An alternative need not say that another one, of a single condition, does not hold. */
	private static Set<Condition> without(Set<Condition> alternative, List<Set<Condition>> others) {
		Set<Condition> needed = new LinkedHashSet<>(alternative);
		needed.removeIf(condition -> others.contains(Set.of(condition.with(condition.operator().negated()))));
		return needed;
	}

	/** What both let through, or more. */
	Filter and(Filter other) {
		if (alternatives.isEmpty() || other.alternatives.isEmpty()) {
			return NOTHING;
		}
		Filter both = NOTHING;
		for (Set<Condition> left : alternatives) {
			for (Set<Condition> right : other.alternatives) {
				Set<Condition> all = new LinkedHashSet<>(left);
				all.addAll(right);
				both = both.or(new Filter(List.of(all)));
			}
		}
		return both.letsAllThrough() && !letsAllThrough() ? this : both.letsAllThrough() ? other : both;
	}

	private static int size(List<Set<Condition>> alternatives) {
		return alternatives.stream().mapToInt(Set::size).sum();
	}

	/** Whether what this lets through is among what another one does, by its form. */
	public boolean isWithin(Filter wider) {
		return alternatives.stream().allMatch(narrow -> wider.alternatives.stream().anyMatch(narrow::containsAll));
	}

	/** As it stands in a plan (docs/helper-protocol.md); null where all is let through. One that lets nothing through is not for a plan. */
	public String inPlan() {
		return letsAllThrough() ? null : alternatives.stream().map(all -> all.stream().map(Condition::inPlan).collect(Collectors.joining("&"))).collect(Collectors.joining("|"));
	}

	/**
	 * Reads what {@link #inPlan()} gives.
	 *
	 * @throws IllegalArgumentException if the text is none
	 */
	public static Filter parse(String text) {
		List<Set<Condition>> alternatives = new ArrayList<>();
		for (String alternative : text.split("\\|", -1)) {
			Set<Condition> conditions = new LinkedHashSet<>();
			for (String condition : alternative.split("&", -1)) {
				conditions.add(ConditionText.parse(condition));
			}
			alternatives.add(conditions);
		}
		return new Filter(alternatives);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Filter that && Set.copyOf(alternatives).equals(Set.copyOf(that.alternatives));
	}

	@Override
	public int hashCode() {
		return Set.copyOf(alternatives).hashCode();
	}

	/** In plain words. */
	@Override
	public String toString() {
		return letsAllThrough() ? "every hit"
				: alternatives.stream().map(all -> all.stream().map(Condition::toString).collect(Collectors.joining(" and "))).collect(Collectors.joining(", or "));
	}
}
