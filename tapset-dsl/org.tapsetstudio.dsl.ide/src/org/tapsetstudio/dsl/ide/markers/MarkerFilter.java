package org.tapsetstudio.dsl.ide.markers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Narrows a tree of markers to what a person has typed. */
public final class MarkerFilter {
	private MarkerFilter() {
	}

	/**
	 * The nodes on whose way from the root every word occurs, with all that lies above and below them. Case and order of the words do not matter; no words
	 * keep everything.
	 */
	public static List<MarkerNode> narrow(List<MarkerNode> roots, String words) {
		return keep(roots, Arrays.stream(words.toLowerCase(Locale.ROOT).split("[\\s:]+")).filter(word -> !word.isEmpty()).toList());
	}

	private static List<MarkerNode> keep(List<MarkerNode> nodes, List<String> wanted) {
		if (wanted.isEmpty()) {
			return nodes;
		}
		List<MarkerNode> kept = new ArrayList<>();
		for (MarkerNode node : nodes) {
			if (node.kind() != MarkerNode.Kind.ARGUMENT) {
				String text = node.label().toLowerCase(Locale.ROOT);
				List<String> left = wanted.stream().filter(word -> !text.contains(word)).toList();
				List<MarkerNode> below = keep(node.children(), left);
				if (left.isEmpty()) {
					kept.add(node);
				} else if (!below.isEmpty()) {
					kept.add(node.with(below));
				}
			}
		}
		return kept;
	}
}
