package org.tapsetstudio.engine.internal.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Parses the regular expressions of the language: POSIX extended ones without back references. Behind a backslash each character is itself: only the string around it knows {@code \n}. */
final class RegexParser {
	/** A parsed expression. */
	sealed interface Node {
		record Empty() implements Node {
		}

		/** One byte out of a set. */
		record Bytes(BitSet set) implements Node {
		}

		/** {@code ^} or {@code $}. */
		record Anchor(boolean start) implements Node {
		}

		record Sequence(List<Node> parts) implements Node {
		}

		record Choice(Node one, Node other) implements Node {
		}

		/** {@code most} is -1 for no limit. */
		record Repeat(Node node, int least, int most) implements Node {
		}

		record Group(Node node, int number) implements Node {
		}
	}

	private static final int MOST_REPEATS = 1000;

	private final byte[] text;
	private int at;
	private int groups;

	RegexParser(byte[] text) {
		this.text = text;
	}

	int groups() {
		return groups;
	}

	Node parse() {
		Node node = choice();
		if (at < text.length - 1) { // a ) at the very end means nothing, as in SystemTap
			throw new IllegalArgumentException("unmatched ) in a regular expression");
		}
		return node;
	}

	private Node choice() {
		Node node = sequence();
		while (peek() == '|') {
			at++;
			node = either(node, sequence());
		}
		return node;
	}

	/** Two alternatives, where those of a single byte come first, all in one, as in SystemTap. */
	private static Node either(Node one, Node other) {
		BitSet bytes = new BitSet();
		List<Node> rest = new ArrayList<>();
		for (Node node : List.of(one, other)) {
			if (node instanceof Node.Bytes single) {
				bytes.or(single.set());
			} else if (node instanceof Node.Choice choice && choice.one() instanceof Node.Bytes single) {
				bytes.or(single.set());
				rest.add(choice.other());
			} else {
				rest.add(node);
			}
		}
		if (!bytes.isEmpty()) {
			rest.add(0, new Node.Bytes(bytes));
		}
		return rest.reversed().stream().reduce((last, before) -> new Node.Choice(before, last)).orElseThrow();
	}

	private Node sequence() {
		List<Node> parts = new ArrayList<>();
		while (at < text.length && peek() != '|' && peek() != ')') {
			parts.add(repeated());
		}
		return parts.isEmpty() ? new Node.Empty() : parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
	}

	private Node repeated() {
		Node node = atom();
		while (true) {
			switch (peek()) {
			case '*' -> {
				at++;
				node = new Node.Repeat(node, 0, -1);
			}
			case '+' -> {
				at++;
				node = new Node.Repeat(node, 1, -1);
			}
			case '?' -> {
				at++;
				node = new Node.Repeat(node, 0, 1);
			}
			case '{' -> {
				at++;
				node = counted(node);
			}
			default -> {
				return node;
			}
			}
		}
	}

	private Node counted(Node node) {
		int least = number();
		int most = least;
		if (peek() == ',') {
			at++;
			most = peek() == '}' ? -1 : number();
		}
		if (peek() != '}' || most >= 0 && most < least) {
			throw new IllegalArgumentException("a regular expression has a wrong {} repetition");
		}
		at++;
		return new Node.Repeat(node, least, most);
	}

	private int number() {
		int start = at;
		int value = 0;
		while (peek() >= '0' && peek() <= '9') {
			value = value * 10 + text[at++] - '0';
			if (value > MOST_REPEATS) {
				throw new IllegalArgumentException("a regular expression repeats more than " + MOST_REPEATS + " times");
			}
		}
		if (at == start) {
			throw new IllegalArgumentException("a regular expression has a wrong {} repetition");
		}
		return value;
	}

	private Node atom() {
		int b = text[at++] & 0xff;
		switch (b) {
		case '(': {
			boolean kept = peek() != '?' || at + 1 >= text.length || text[at + 1] != ':';
			if (!kept) {
				at++; // SystemTap skips the question mark only: the colon is a character to be found
			}
			int number = kept ? ++groups : 0;
			Node inner = choice();
			if (peek() != ')') {
				throw new IllegalArgumentException("unmatched ( in a regular expression");
			}
			at++;
			return kept ? new Node.Group(inner, number) : inner;
		}
		case '[':
			return bracket();
		case '.': {
			BitSet any = new BitSet();
			any.set(1, 256);
			return new Node.Bytes(any);
		}
		case '^':
			return new Node.Anchor(true);
		case '$':
			return new Node.Anchor(false);
		case '*', '+', '?', '{':
			throw new IllegalArgumentException("a regular expression repeats nothing with " + (char) b);
		case '\\':
			if (at == text.length) {
				throw new IllegalArgumentException("a regular expression ends with a backslash");
			}
			return one(text[at++] & 0xff);
		default:
			return one(b);
		}
	}

	private static Node one(int b) {
		BitSet set = new BitSet();
		set.set(b);
		return new Node.Bytes(set);
	}

	private Node bracket() {
		BitSet set = new BitSet();
		boolean negated = peek() == '^';
		if (negated) {
			at++;
		}
		boolean first = true;
		while (first || peek() != ']') {
			if (at >= text.length) {
				throw new IllegalArgumentException("unmatched [ in a regular expression");
			}
			first = false;
			if (peek() == '[' && at + 1 < text.length && text[at + 1] == ':') {
				namedClass(set);
			} else {
				range(set);
			}
		}
		at++;
		if (negated) {
			set.flip(1, 256);
		}
		return new Node.Bytes(set);
	}

	private void range(BitSet set) {
		int low = member();
		if (peek() == '-' && at + 1 < text.length && text[at + 1] != ']') {
			at++;
			int high = member();
			if (high < low) {
				throw new IllegalArgumentException("a regular expression has a range that ends before it starts");
			}
			set.set(low, high + 1);
		} else {
			set.set(low);
		}
	}

	private int member() {
		int b = text[at++] & 0xff;
		return b == '\\' && at < text.length ? text[at++] & 0xff : b;
	}

	private void namedClass(BitSet set) {
		int end = at + 2;
		while (end < text.length && text[end] != ':') {
			end++;
		}
		String name = new String(text, at + 2, end - at - 2, java.nio.charset.StandardCharsets.ISO_8859_1);
		at = end + 2;
		for (int b = 1; b < 128; b++) {
			if (inClass(name, b)) {
				set.set(b);
			}
		}
	}

	private static boolean inClass(String name, int b) {
		boolean digit = b >= '0' && b <= '9';
		boolean lower = b >= 'a' && b <= 'z';
		boolean upper = b >= 'A' && b <= 'Z';
		return switch (name) {
		case "alpha" -> lower || upper;
		case "digit" -> digit;
		case "alnum" -> lower || upper || digit;
		case "lower" -> lower;
		case "upper" -> upper;
		case "space" -> b == ' ' || b >= 9 && b <= 13;
		case "blank" -> b == ' ' || b == 9;
		case "cntrl" -> b < 32 || b == 127;
		case "print" -> b >= 32 && b < 127;
		case "graph" -> b > 32 && b < 127;
		case "punct" -> b > 32 && b < 127 && !(lower || upper || digit);
		case "xdigit" -> digit || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
		default -> throw new IllegalArgumentException("a regular expression has the unknown class [:" + name + ":]");
		};
	}

	private int peek() {
		return at < text.length ? text[at] & 0xff : -1;
	}
}
