package org.tapsetstudio.engine.internal.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.tapsetstudio.engine.internal.regex.Automaton.State;
import org.tapsetstudio.engine.internal.regex.Automaton.Way;
import org.tapsetstudio.engine.internal.regex.Steps.Kind;
import org.tapsetstudio.engine.internal.regex.Steps.Step;

/**
 * Makes the {@link Automaton} of a pattern: Laurikari's ("NFAs with Tagged Transitions", 2000), as SystemTap does. A state is a set of steps, each with the notes that were taken on the way to it. Which of
 * several ways to a step counts is decided by the choices made on the way to the state when it was made first; another way to the same steps may have made others, so the groups of ambiguous patterns are
 * what SystemTap says, and nothing simpler.
 */
final class Determinizer {
	private static final int MOST_STATES = 1_000;
	/** Points that are looked at while the states are made: some tenths of a second. */
	private static final int MOST_WORK = 40_000;
	private static final int BYTES = 256;

	/**
	 * A step that is reached.
	 *
	 * @param choices a character for each split on the way, '1' for the better side
	 * @param notes   by border: the number of its note, 0 if there is none
	 * @param passed  the steps on the way since the last byte
	 */
	private record Point(int step, String choices, int[] notes, BitSet passed) {
		Point to(int next, String choice) {
			BitSet all = (BitSet) passed.clone();
			all.set(next);
			return new Point(next, choices + choice, notes, all);
		}
	}

	/** A state, and the steps that it is made of, each with the point where it is reached. */
	private record Made(State state, Map<Integer, Point> points) {
	}

	private final List<Step> steps;
	private final int borders;
	private final List<Made> states = new ArrayList<>();
	/** By byte: the number of its class. All bytes of a class lead the same way everywhere. */
	private final int[] classes = new int[BYTES];
	/** A byte of each class. */
	private final int[] examples;
	private int notes;
	private int work;

	Determinizer(List<Step> steps, int borders) {
		this.steps = steps;
		this.borders = borders;
		examples = classify();
	}

	/** The automaton, null if it would be too large. */
	Automaton automaton() {
		Made first = new Made(new State(examples.length), closure(List.of(new Point(0, "", new int[borders], new BitSet())), true));
		first.points.values().forEach(point -> numbers(point.notes));
		states.add(first);
		for (int done = 0; done < states.size(); done++) {
			if (states.size() > MOST_STATES || work > MOST_WORK) {
				return null;
			}
			complete(states.get(done));
		}
		return new Automaton(first.state, classes, borders, notes);
	}

	/** Finds out where each byte leads. */
	private void complete(Made made) {
		State state = made.state;
		for (Point point : made.points.values()) {
			Step step = steps.get(point.step);
			if (step.kind() == Kind.END && (!state.end || state.found == null)) {
				state.end = true;
				state.found = step.first() == 0 ? null : numbers(point.notes);
			}
		}
		Map<Set<Integer>, Way> known = new HashMap<>();
		for (int i = 0; i < examples.length; i++) {
			List<Point> from = new ArrayList<>();
			List<Point> to = new ArrayList<>();
			Set<Integer> reached = new HashSet<>();
			for (Point point : made.points.values()) {
				Step step = steps.get(point.step);
				if (step.kind() == Kind.BYTES && step.bytes().get(examples[i])) {
					from.add(point);
					to.add(new Point(point.step + 1, point.choices, point.notes, new BitSet()));
					reached.add(point.step);
				}
			}
			Way way = known.get(reached);
			if (way == null) {
				way = way(from, to);
				known.put(reached, way);
			}
			state.ways[i] = way;
		}
	}

	/** Finds the classes of the bytes, in the order of their first ones, which are given back. */
	private int[] classify() {
		Map<BitSet, Integer> numbers = new HashMap<>();
		int[] first = new int[BYTES];
		for (int b = 0; b < BYTES; b++) {
			BitSet taking = new BitSet();
			for (int i = 0; i < steps.size(); i++) {
				taking.set(i, steps.get(i).kind() == Kind.BYTES && steps.get(i).bytes().get(b));
			}
			int number = numbers.getOrDefault(taking, numbers.size());
			if (number == numbers.size()) {
				numbers.put(taking, number);
				first[number] = b;
			}
			classes[b] = number;
		}
		return Arrays.copyOf(first, numbers.size());
	}

	private Way way(List<Point> from, List<Point> to) {
		Made target = new Made(new State(examples.length), closure(to, false));
		int[] placed = fresh(from, target);
		for (Made made : states) {
			Map<Integer, Integer> copies = copies(target, made);
			if (copies != null) {
				return new Way(made.state, placed, array(copies.keySet()), array(copies.values()));
			}
		}
		states.add(target);
		return new Way(target.state, placed, new int[0], new int[0]);
	}

	private static int[] array(Collection<Integer> numbers) {
		int[] all = new int[numbers.size()];
		int i = 0;
		for (int number : numbers) {
			all[i++] = number;
		}
		return all;
	}

	/** What is reached without a byte. */
	private Map<Integer, Point> closure(List<Point> starts, boolean atStart) {
		Map<Integer, Point> closure = new LinkedHashMap<>();
		Deque<Point> open = new ArrayDeque<>();
		int[] highest = new int[borders];
		for (Point start : starts) {
			closure.put(start.step, start);
			open.push(start);
			for (int border = 0; border < borders; border++) {
				highest[border] = Math.max(highest[border], start.notes[border]);
			}
		}
		while (!open.isEmpty()) {
			Point point = open.pop();
			work++;
			Step step = steps.get(point.step);
			switch (step.kind()) {
			case BORDER -> {
				Point next = point.to(point.step + 1, "");
				int[] noted = next.notes.clone();
				noted[step.first()] = ++highest[step.first()];
				reach(closure, open, point, new Point(next.step, next.choices, noted, next.passed));
			}
			case JUMP -> reach(closure, open, point, point.to(step.first(), ""));
			case SPLIT -> {
				reach(closure, open, point, point.to(step.second(), "0"));
				reach(closure, open, point, point.to(step.first(), "1"));
			}
			case START -> {
				if (atStart) {
					reach(closure, open, point, point.to(point.step + 1, ""));
				}
			}
			case BYTES, END -> {
			}
			}
		}
		return closure;
	}

	private static void reach(Map<Integer, Point> closure, Deque<Point> open, Point from, Point next) {
		if (from.passed.get(next.step)) {
			return;
		}
		Point there = closure.get(next.step);
		if (there == null || compare(next.choices, there.choices) > 0) {
			closure.remove(next.step);
			closure.put(next.step, next);
			open.push(next);
		}
	}

	/** Choices are compared as if they were binary fractions; among those of only worse sides the shorter one is better. */
	private static int compare(String one, String other) {
		int length = Math.max(one.length(), other.length());
		for (int i = 0; i < length; i++) {
			char a = i < one.length() ? one.charAt(i) : '0';
			char b = i < other.length() ? other.charAt(i) : '0';
			if (a != b) {
				return a - b;
			}
		}
		return one.indexOf('1') < 0 ? other.length() - one.length() : 0;
	}

	/** The number of a note: those of one border lie apart as there are borders. */
	private int number(int border, int note) {
		int number = note == 0 ? 0 : border + borders * note;
		notes = Math.max(notes, number + 1);
		return number;
	}

	private int[] numbers(int[] noted) {
		int[] all = new int[noted.length];
		for (int border = 0; border < all.length; border++) {
			all[border] = number(border, noted[border]);
		}
		return all;
	}

	/** The notes of a state that the points before it did not have. */
	private int[] fresh(List<Point> before, Made state) {
		Set<Integer> all = new TreeSet<>();
		for (Point point : state.points.values()) {
			for (int number : numbers(point.notes)) {
				all.add(number);
			}
		}
		for (Point point : before) {
			for (int number : numbers(point.notes)) {
				all.remove(number);
			}
		}
		all.remove(0);
		return array(all);
	}

	/** Which notes of a state are to be copied to which of another one, so that it stands for the first; null if it cannot. */
	private Map<Integer, Integer> copies(Made state, Made other) {
		if (!state.points.keySet().equals(other.points.keySet())) {
			return null;
		}
		Map<Integer, Integer> to = new LinkedHashMap<>();
		Map<Integer, Integer> back = new HashMap<>();
		for (Point point : state.points.values()) {
			work++;
			int[] mine = numbers(point.notes);
			int[] others = numbers(other.points.get(point.step).notes);
			for (int border = 0; border < borders; border++) {
				int a = mine[border];
				int b = others[border];
				if ((a == 0) != (b == 0) || a != 0 && (to.getOrDefault(a, b) != b || back.getOrDefault(b, a) != a)) {
					return null;
				}
				if (a != 0) {
					to.put(a, b);
					back.put(b, a);
				}
			}
		}
		if (isCircular(to)) {
			return null;
		}
		to.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
		return to;
	}

	/** Whether notes would change places: SystemTap makes another state then. */
	private static boolean isCircular(Map<Integer, Integer> to) {
		for (int start : to.keySet()) {
			int at = start;
			while (to.containsKey(at) && to.get(at) != at) {
				at = to.get(at);
				if (at == start) {
					return true;
				}
			}
		}
		return false;
	}
}
