package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.markers.Glob;

/** The aliases of all files of an analysis, in the order in which the files joined. */
final class AliasTable {
	/** Not changed: replaced when a file joins, so that whoever walks through it may make files join. */
	private List<AliasSymbol> all = List.of();
	private final Map<String, List<AliasSymbol>> byFirst = new HashMap<>();
	private int longest;

	void add(List<AliasSymbol> joining) {
		if (joining.isEmpty())
			return;
		List<AliasSymbol> together = new ArrayList<>(all);
		together.addAll(joining);
		all = together;
		for (AliasSymbol alias : joining) {
			byFirst.computeIfAbsent(alias.path().get(0), n -> new ArrayList<>()).add(alias);
			longest = Math.max(longest, alias.path().size());
		}
	}

	List<AliasSymbol> all() {
		return all;
	}

	/** Aliases whose first component is this name; all if it is a pattern. */
	List<AliasSymbol> beginning(String name) {
		return Glob.isPattern(name) ? all : List.copyOf(byFirst.getOrDefault(name, List.of()));
	}

	/** The number of components of the alias that has most of them. */
	int longest() {
		return longest;
	}
}
