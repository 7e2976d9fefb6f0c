package org.tapsetstudio.dsl.semantics.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Names that a tapset file may declare, found without parsing it. There may be too many (what a conditional leaves out), never too few, as long as macros make no names.
 *
 * @param aliases words in the names of aliases
 */
public record Declarations(Set<String> functions, Set<String> globals, Set<String> aliases) {
	private static final Pattern NOISE = Pattern.compile("\"(?:[^\"\\\\\n]++|\\\\.)*+\"|/\\*.*?(?:\\*/|\\z)|//[^\n]*|#[^\n]*|%\\{.*?(?:%\\}|\\z)", Pattern.DOTALL);
	private static final Pattern TOKEN = Pattern.compile("[A-Za-z_$][\\w$]*|\\S");
	private static final Set<String> STARTS = Set.of("probe", "global", "private", "function");

	/** Scans the text of a file. */
	public static Declarations scan(String text) {
		Declarations found = new Declarations(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		List<String> tokens = TOKEN.matcher(NOISE.matcher(text).replaceAll(" ")).results().map(MatchResult::group).toList();
		for (int i = 0; i < tokens.size(); i++) {
			switch (tokens.get(i)) {
			case "function" -> {
				if (i + 1 < tokens.size() && isName(tokens.get(i + 1)))
					found.functions.add(tokens.get(i + 1));
			}
			case "global", "private" -> words(tokens, i + 1, Set.of(";", "{", "}"), found.globals);
			case "probe" -> {
				Set<String> names = new TreeSet<>();
				// A body begins behind the points; only a name of an alias comes before "=".
				if (words(tokens, i + 1, Set.of("=", "(", ";"), names).equals("="))
					found.aliases.addAll(names);
			}
			default -> {
				// inside of something
			}
			}
		}
		return found;
	}

	private static boolean isName(String token) {
		return Character.isJavaIdentifierStart(token.charAt(0));
	}

	/** Adds the words up to a stop token, which is returned. */
	private static String words(List<String> tokens, int from, Set<String> stops, Set<String> into) {
		for (int i = from; i < tokens.size(); i++) {
			String token = tokens.get(i);
			if (stops.contains(token) || STARTS.contains(token))
				return token;
			if (isName(token))
				into.add(token);
		}
		return "";
	}
}
