package org.tapsetstudio.engine.internal.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.tapsetstudio.engine.internal.regex.RegexParser.Node;

/**
 * A pattern as steps from one to the next: an automaton that is not deterministic. Its shape decides which groups a match sets where several ways lead through the pattern, so it is SystemTap's, which puts
 * what is optional in front of what is not.
 */
final class Steps {
	enum Kind {
		/** Takes a byte of a set. */
		BYTES,
		/** Goes on at two steps, rather at {@code first}. */
		SPLIT,
		/** Goes on at {@code first}. */
		JUMP,
		/** Notes where it is, as the border {@code first}: the start of group n is 2n, its end 2n + 1. */
		BORDER,
		/** Goes on at the start of the text only. */
		START,
		/** The end: the pattern was found, or, if {@code first} is 0, was not. */
		END
	}

	record Step(Kind kind, BitSet bytes, int first, int second) {
	}

	/** What stands behind the last byte of a text: {@code $} takes it. */
	static final int END_OF_TEXT = 0;
	private static final int MOST = 100_000;

	private final List<Step> steps = new ArrayList<>();

	/** The steps that look for a pattern anywhere in a text, from step 0 on. */
	static List<Step> searching(Node pattern) {
		Steps all = new Steps();
		int fork = all.add(null);
		all.skip(1);
		all.emit(pattern);
		all.add(new Step(Kind.END, null, 1, 0));
		all.steps.set(fork, new Step(Kind.SPLIT, null, fork + 1, all.steps.size()));
		all.skip(END_OF_TEXT);
		all.emit(new Node.Anchor(false));
		all.add(new Step(Kind.END, null, 0, 0));
		return all.steps;
	}

	private int add(Step step) {
		if (steps.size() == MOST) {
			throw new IllegalArgumentException("a regular expression is too large");
		}
		steps.add(step);
		return steps.size() - 1;
	}

	/** As few bytes as possible, each at least {@code least}. */
	private void skip(int least) {
		BitSet any = new BitSet();
		any.set(least, 256);
		int fork = add(null);
		int bytes = add(new Step(Kind.BYTES, any, 0, 0));
		add(new Step(Kind.SPLIT, null, bytes + 2, bytes));
		steps.set(fork, new Step(Kind.SPLIT, null, steps.size(), bytes));
	}

	private void emit(Node node) {
		switch (node) {
		case Node.Empty empty -> {
		}
		case Node.Bytes bytes -> add(new Step(Kind.BYTES, bytes.set(), 0, 0));
		case Node.Anchor anchor when anchor.start() -> add(new Step(Kind.START, null, 0, 0));
		case Node.Anchor anchor -> {
			BitSet end = new BitSet();
			end.set(END_OF_TEXT);
			add(new Step(Kind.BYTES, end, 0, 0));
		}
		case Node.Sequence sequence -> sequence.parts().forEach(this::emit);
		case Node.Choice choice -> emitChoice(choice.one(), choice.other());
		case Node.Group group -> {
			add(new Step(Kind.BORDER, null, 2 * group.number(), 0));
			emit(group.node());
			add(new Step(Kind.BORDER, null, 2 * group.number() + 1, 0));
		}
		case Node.Repeat repeat -> emitRepeat(repeat);
		}
	}

	private void emitChoice(Node one, Node other) {
		int split = add(null);
		emit(one);
		int jump = add(null);
		steps.set(split, new Step(Kind.SPLIT, null, split + 1, steps.size()));
		emit(other);
		steps.set(jump, new Step(Kind.JUMP, null, steps.size(), 0));
	}

	private void emitRepeat(Node.Repeat repeat) {
		if (repeat.least() == 0 && repeat.most() < 0) {
			emitChoice(new Node.Repeat(repeat.node(), 1, -1), new Node.Empty());
			return;
		}
		int optional = Math.max(repeat.most() - repeat.least(), 0);
		List<Integer> splits = new ArrayList<>();
		for (int i = 0; i < optional; i++) {
			splits.add(add(null));
			emit(repeat.node());
		}
		for (int split : splits) {
			steps.set(split, new Step(Kind.SPLIT, null, split + 1, steps.size()));
		}
		for (int i = 0; i < repeat.least(); i++) {
			int start = steps.size();
			emit(repeat.node());
			if (i == 0 && repeat.most() < 0) {
				int again = steps.size();
				add(start == again ? new Step(Kind.JUMP, null, again + 1, 0) : new Step(Kind.SPLIT, null, start, again + 1));
			}
		}
	}
}
