package org.tapsetstudio.engine.internal.regex;

import java.util.Arrays;
import java.util.List;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.regex.RegexParser.Node;
import org.tapsetstudio.engine.internal.regex.Steps.Kind;
import org.tapsetstudio.engine.internal.regex.Steps.Step;

/**
 * A compiled regular expression. The match that ends first decides where the match starts, and of those that start there the longest is taken, as in SystemTap: {@code abcd|bc} finds
 * {@code bc} in {@code abcd}. Groups inside take as much as they can, from left to right. All possibilities are followed side by side, so the time grows with the length of the text, never
 * exponentially.
 */
public final class Regex {
	private final List<Step> steps;
	private final int groups;
	/** Null for a pattern that would make it too large. */
	private final Automaton automaton;

	/** @throws IllegalArgumentException if it is no regular expression, with a sentence */
	public Regex(byte[] pattern) {
		RegexParser parser = new RegexParser(pattern);
		Node node = parser.parse();
		groups = parser.groups() + 1;
		steps = Steps.searching(new Node.Group(node, 0));
		automaton = Automaton.of(steps, 2 * groups);
	}

	/** Number of groups, the whole match among them. */
	public int groups() {
		return groups;
	}

	/** Start and end of each group, -1 for one that took no part; null if nothing matches. */
	public int[] find(ByteString text) {
		return automaton != null ? automaton.find(text) : follow(text);
	}

	/** Follows all ways side by side. */
	private int[] follow(ByteString text) {
		Threads now = new Threads();
		Threads then = new Threads();
		int[] nowhere = new int[2 * groups];
		Arrays.fill(nowhere, -1);
		now.add(0, nowhere, 0);
		int[] best = null;
		for (int at = 0; at <= text.length() + 1; at++) {
			int b = at < text.length() ? text.at(at) : at == text.length() ? Steps.END_OF_TEXT : -1;
			for (int i = 0; i < now.size; i++) {
				int[] saved = now.saved[i];
				Step step = steps.get(now.places[i]);
				if (step.kind() == Kind.END) {
					if (step.first() != 0 && (best == null || saved[0] == best[0] && saved[1] > best[1])) {
						best = best == null ? saved : alsoTaken(saved, best);
					}
				} else if (b >= 0 && step.bytes().get(b)) {
					then.add(now.places[i] + 1, saved, at + 1);
				}
			}
			Threads swap = now;
			now = then;
			then = swap;
			then.clear();
		}
		return best == null ? null : Arrays.stream(best).map(at -> Math.min(at, text.length())).toArray();
	}

	/** A match leaves the groups of the one that it is taken for as they are where it sets none itself, as in SystemTap: {@code (a)|(ab)} sets both. */
	private static int[] alsoTaken(int[] longer, int[] shorter) {
		int[] all = longer.clone();
		for (int i = 0; i < all.length; i++) {
			all[i] = all[i] < 0 ? shorter[i] : all[i];
		}
		return all;
	}

	/** The steps that are alive at one byte, best first. */
	private final class Threads {
		final int[] places = new int[steps.size()];
		final int[][] saved = new int[steps.size()][];
		final boolean[] seen = new boolean[steps.size()];
		int size;

		void clear() {
			size = 0;
			Arrays.fill(seen, false);
		}

		void add(int place, int[] borders, int at) {
			if (seen[place]) {
				return;
			}
			seen[place] = true;
			Step step = steps.get(place);
			switch (step.kind()) {
			case JUMP -> add(step.first(), borders, at);
			case SPLIT -> {
				add(step.first(), borders, at);
				add(step.second(), borders, at);
			}
			case BORDER -> {
				int[] copy = borders.clone();
				copy[step.first()] = at;
				add(place + 1, copy, at);
			}
			case START -> {
				if (at == 0) {
					add(place + 1, borders, at);
				}
			}
			case BYTES, END -> {
				places[size] = place;
				saved[size++] = borders;
			}
			}
		}
	}
}
