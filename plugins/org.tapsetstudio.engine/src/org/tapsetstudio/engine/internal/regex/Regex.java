package org.tapsetstudio.engine.internal.regex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.regex.RegexParser.Node;

/**
 * A compiled regular expression. The match that ends first decides where the match starts, and of those that start there the longest is taken, as in SystemTap: {@code abcd|bc} finds
 * {@code bc} in {@code abcd}. Groups inside take as much as they can, from left to right. All possibilities are followed side by side, so the time grows with the length of the text, never
 * exponentially.
 */
public final class Regex {
	private enum Op {
		BYTES, SPLIT, JUMP, SAVE, START, MATCH
	}

	private record Step(Op op, BitSet set, int x, int y) {
	}

	private static final int MOST_STEPS = 100_000;
	/** What stands behind the last byte of a text, once: {@code $} takes it, so nothing but what is empty can stand behind a {@code $}. */
	private static final int END_OF_TEXT = 256;

	private Step[] steps = new Step[16];
	private int count;
	private final int groups;

	/** @throws IllegalArgumentException if it is no regular expression, with a sentence */
	public Regex(byte[] pattern) {
		RegexParser parser = new RegexParser(pattern);
		Node node = parser.parse();
		groups = parser.groups() + 1;
		emit(new Node.Group(node, 0));
		add(Op.MATCH, null, 0, 0);
		steps = Arrays.copyOf(steps, count);
	}

	/** Number of groups, the whole match among them. */
	public int groups() {
		return groups;
	}

	/** Start and end of each group, -1 for one that took no part; null if nothing matches. */
	public int[] find(ByteString text) {
		Threads now = new Threads();
		Threads then = new Threads();
		int[] best = null;
		for (int at = 0; at <= text.length() + 1; at++) {
			if (best == null && at <= text.length()) {
				int[] fresh = new int[2 * groups];
				Arrays.fill(fresh, -1);
				now.add(0, fresh, at);
			}
			int b = at < text.length() ? text.at(at) : at == text.length() ? END_OF_TEXT : -1;
			for (int i = 0; i < now.size; i++) {
				int[] saved = now.saved[i];
				Step step = steps[now.pcs[i]];
				if (best != null && saved[0] > best[0]) {
					continue;
				}
				if (step.op == Op.MATCH) {
					if (best == null) {
						best = saved;
					} else if (saved[0] == best[0] && saved[1] > best[1]) {
						best = alsoTaken(saved, best);
					}
				} else if (b >= 0 && step.set.get(b)) {
					then.add(now.pcs[i] + 1, saved, at + 1);
				}
			}
			Threads swap = now;
			now = then;
			then = swap;
			then.clear();
			if (now.size == 0 && best != null) {
				break;
			}
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

	/** The places in the program that are alive at one byte, best first. */
	private final class Threads {
		final int[] pcs = new int[steps.length];
		final int[][] saved = new int[steps.length][];
		final boolean[] seen = new boolean[steps.length];
		int size;

		void clear() {
			size = 0;
			Arrays.fill(seen, false);
		}

		void add(int pc, int[] groupsSoFar, int at) {
			if (seen[pc]) {
				return;
			}
			seen[pc] = true;
			Step step = steps[pc];
			switch (step.op) {
			case JUMP -> add(step.x, groupsSoFar, at);
			case SPLIT -> {
				add(step.x, groupsSoFar, at);
				add(step.y, groupsSoFar, at);
			}
			case SAVE -> {
				int[] copy = groupsSoFar.clone();
				copy[step.x] = at;
				add(pc + 1, copy, at);
			}
			case START -> {
				if (at == 0) {
					add(pc + 1, groupsSoFar, at);
				}
			}
			case BYTES, MATCH -> {
				pcs[size] = pc;
				saved[size++] = groupsSoFar;
			}
			}
		}
	}

	private int add(Op op, BitSet set, int x, int y) {
		if (count == MOST_STEPS) {
			throw new IllegalArgumentException("a regular expression is too large");
		}
		if (count == steps.length) {
			steps = Arrays.copyOf(steps, count * 2);
		}
		steps[count] = new Step(op, set, x, y);
		return count++;
	}

	private void emit(Node node) {
		switch (node) {
		case Node.Empty empty -> {
		}
		case Node.Bytes bytes -> add(Op.BYTES, bytes.set(), 0, 0);
		case Node.Anchor anchor when anchor.start() -> add(Op.START, null, 0, 0);
		case Node.Anchor anchor -> {
			BitSet end = new BitSet();
			end.set(END_OF_TEXT);
			add(Op.BYTES, end, 0, 0);
		}
		case Node.Sequence sequence -> sequence.parts().forEach(this::emit);
		case Node.Choice choice -> emitChoice(choice.options(), 0);
		case Node.Group group -> {
			add(Op.SAVE, null, 2 * group.number(), 0);
			emit(group.node());
			add(Op.SAVE, null, 2 * group.number() + 1, 0);
		}
		case Node.Repeat repeat -> emitRepeat(repeat);
		}
	}

	private void emitChoice(List<Node> options, int index) {
		if (index == options.size() - 1) {
			emit(options.get(index));
			return;
		}
		int split = add(Op.SPLIT, null, 0, 0);
		emit(options.get(index));
		int jump = add(Op.JUMP, null, 0, 0);
		steps[split] = new Step(Op.SPLIT, null, split + 1, count);
		emitChoice(options, index + 1);
		steps[jump] = new Step(Op.JUMP, null, count, 0);
	}

	private void emitRepeat(Node.Repeat repeat) {
		for (int i = 0; i < repeat.least(); i++) {
			emit(repeat.node());
		}
		if (repeat.most() < 0) {
			int split = add(Op.SPLIT, null, 0, 0);
			emit(repeat.node());
			add(Op.JUMP, null, split, 0);
			steps[split] = new Step(Op.SPLIT, null, split + 1, count);
			return;
		}
		for (int i = repeat.least(); i < repeat.most(); i++) {
			int split = add(Op.SPLIT, null, 0, 0);
			emit(repeat.node());
			steps[split] = new Step(Op.SPLIT, null, split + 1, count);
		}
	}
}
