package org.tapsetstudio.dsl.tests.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes real scripts a little: pieces are left out, doubled, exchanged, or taken from elsewhere. The same seed makes the same changes. */
final class ScriptMutator {
	private static final Pattern PIECE = Pattern.compile("\\s+|\"(?:[^\"\\\\\\n]|\\\\.)*\"|/\\*.*?\\*/|//[^\\n]*|[$@]?\\w+|%\\{.*?%\\}|[<>=!&|+*/.-]{2}|%[()?:]|.", Pattern.DOTALL);
	private static final int LONGEST = 6000;

	private final Random random;

	ScriptMutator(long seed) {
		random = new Random(seed);
	}

	/** A part of a script, whole lines, with one to four changes. */
	String mutate(String script) {
		List<String> pieces = pieces(excerpt(script));
		if (pieces.size() < 3) {
			return script;
		}
		int changes = 1 + random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			change(pieces);
		}
		return String.join("", pieces);
	}

	/** Bytes anywhere, for what reads anything. */
	String scramble(String script) {
		StringBuilder text = new StringBuilder(excerpt(script));
		int changes = 1 + random.nextInt(20);
		for (int i = 0; i < changes && text.length() > 1; i++) {
			int at = random.nextInt(text.length());
			switch (random.nextInt(3)) {
			case 0 -> text.deleteCharAt(at);
			case 1 -> text.setCharAt(at, (char) random.nextInt(256));
			default -> text.insert(at, "%(%?%:%)@$\"\\/*#\n".charAt(random.nextInt(16)));
			}
		}
		return text.toString();
	}

	private void change(List<String> pieces) {
		int at = random.nextInt(pieces.size());
		String other = pieces.get(random.nextInt(pieces.size()));
		switch (random.nextInt(4)) {
		case 0 -> pieces.remove(at);
		case 1 -> pieces.add(at, pieces.get(at));
		case 2 -> pieces.set(at, other);
		default -> pieces.add(at, other);
		}
	}

	private String excerpt(String script) {
		if (script.length() <= LONGEST) {
			return script;
		}
		int start = script.indexOf("\n\n", random.nextInt(script.length() - LONGEST));
		return script.substring(Math.max(0, start), Math.min(script.length(), Math.max(0, start) + LONGEST));
	}

	private static List<String> pieces(String text) {
		List<String> pieces = new ArrayList<>();
		Matcher matcher = PIECE.matcher(text);
		while (matcher.find()) {
			pieces.add(matcher.group());
		}
		return pieces;
	}
}
