package org.tapsetstudio.engine.internal.regex;

import java.util.Arrays;
import java.util.List;

import org.tapsetstudio.engine.ByteString;

/**
 * A deterministic automaton that finds a pattern and the borders of its groups. On its way it takes notes of places; going on costs one look into a table and some copies of notes, whatever the pattern
 * is. {@link Determinizer} makes it.
 */
final class Automaton {
	/** Where a byte leads: notes that get the place behind it, and notes that get the value of others. */
	record Way(State to, int[] placed, int[] from, int[] copied) {
	}

	/** What may be found is the same for all texts that lead here. */
	static final class State {
		/** By class of bytes. */
		final Way[] ways;
		/** Whether nothing more can be found here. */
		boolean end;
		/** The notes of what is found here by border, 0 for one that was not passed; null if nothing is. */
		int[] found;

		State(int classes) {
			ways = new Way[classes];
		}
	}

	private static final int MOST_STEPS = 1_000;

	private final State first;
	private final int[] classes;
	private final int borders;
	private final int notes;

	/**
	 * @param classes by byte: the number of its class
	 * @param notes   how many there are
	 */
	Automaton(State first, int[] classes, int borders, int notes) {
		this.first = first;
		this.classes = classes;
		this.borders = borders;
		this.notes = notes;
	}

	/** The automaton of a pattern with so many borders, null if it would be too large. */
	static Automaton of(List<Steps.Step> steps, int borders) {
		return steps.size() > MOST_STEPS ? null : new Determinizer(steps, borders).automaton();
	}

	/** Each border's place in the text, -1 for one that was not passed; null if nothing is found. */
	int[] find(ByteString text) {
		int[] notes = new int[this.notes];
		int[] best = new int[borders];
		Arrays.fill(best, -1);
		State state = first;
		take(state.found, notes, best);
		for (int at = 0; at <= text.length(); at++) {
			Way way = state.ways[classes[at < text.length() ? text.at(at) : Steps.END_OF_TEXT]];
			for (int note : way.placed) {
				notes[note] = at + 1;
			}
			if (way.from.length > 0) {
				copy(way, notes);
			}
			state = way.to;
			if (state.found != null) {
				int start = notes[state.found[0]];
				if (best[0] < 0 || start == best[0] && at + 1 - start > best[1] - best[0]) {
					take(state.found, notes, best);
				}
			} else if (state.end) {
				break;
			}
		}
		for (int border = 0; border < borders; border++) {
			best[border] = Math.min(best[border], text.length());
		}
		return best[0] < 0 ? null : best;
	}

	/** All are read before one is written. */
	private static void copy(Way way, int[] notes) {
		int[] values = new int[way.from.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = notes[way.from[i]];
		}
		for (int i = 0; i < values.length; i++) {
			notes[way.copied[i]] = values[i];
		}
	}

	/** A match leaves the borders alone that it did not pass. */
	private static void take(int[] found, int[] notes, int[] best) {
		for (int border = 0; found != null && border < found.length; border++) {
			best[border] = found[border] > 0 ? notes[found[border]] : best[border];
		}
	}
}
