package org.tapsetstudio.cli.internal.scripttest;

import java.util.List;

/** Shows how two texts differ, line by line. */
final class Differences {
	private static final int CONTEXT = 2;
	/** Greater tables of lines are not compared one by one, and are not shown whole. */
	private static final long MOST_PAIRS = 4_000_000;
	private static final int MOST_LINES = 60;

	private final StringBuilder out = new StringBuilder();
	private int shown;

	private Differences() {
	}

	/** @return lines with - for what only the first has, + for what only the second has; empty if they are equal */
	static String between(String first, String second, String firstName, String secondName) {
		if (first.equals(second)) {
			return "";
		}
		List<String> a = List.of(first.split("\n", -1));
		List<String> b = List.of(second.split("\n", -1));
		int start = 0;
		while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
			start++;
		}
		int tail = 0;
		while (tail < Math.min(a.size(), b.size()) - start && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
			tail++;
		}
		Differences made = new Differences();
		made.out.append("--- ").append(firstName).append("\n+++ ").append(secondName).append("\n@@ from line ").append(start + 1).append('\n');
		a.subList(Math.max(0, start - CONTEXT), start).forEach(line -> made.line(' ', line));
		made.middle(a.subList(start, a.size() - tail), b.subList(start, b.size() - tail));
		a.subList(a.size() - tail, Math.min(a.size(), a.size() - tail + CONTEXT)).forEach(line -> made.line(' ', line));
		if (made.shown > MOST_LINES) {
			made.out.append("… ").append(made.shown - MOST_LINES).append(" more lines\n");
		}
		return made.out.toString();
	}

	private void line(char sign, String text) {
		if (shown++ < MOST_LINES) {
			out.append(sign).append(text).append('\n');
		}
	}

	/** By the longest common part. */
	private void middle(List<String> a, List<String> b) {
		if ((long) a.size() * b.size() > MOST_PAIRS) {
			a.forEach(text -> line('-', text));
			b.forEach(text -> line('+', text));
			return;
		}
		int[][] common = new int[a.size() + 1][b.size() + 1];
		for (int i = a.size() - 1; i >= 0; i--) {
			for (int j = b.size() - 1; j >= 0; j--) {
				common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		int i = 0;
		int j = 0;
		while (i < a.size() || j < b.size()) {
			if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
				line(' ', a.get(i++));
				j++;
			} else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
				line('-', a.get(i++));
			} else {
				line('+', b.get(j++));
			}
		}
	}
}
