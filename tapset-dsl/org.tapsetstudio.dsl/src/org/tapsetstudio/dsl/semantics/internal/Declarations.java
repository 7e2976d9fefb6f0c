package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that a tapset file may declare, found without parsing it. There may be too many (what a conditional leaves out), never too few, as long as macros make no names.
 *
 * @param aliases first components of the names of aliases
 */
public record Declarations(Set<String> functions, Set<String> globals, Set<String> aliases) {
	private static final String[] SINGLE = new String[129];
	static {
		for (int c = 0; c < SINGLE.length; c++)
			SINGLE[c] = String.valueOf((char) c);
	}

	private static final Set<String> STARTS = Set.of("probe", "global", "private", "function");

	/** Scans the text of a file. */
	public static Declarations scan(String text) {
		Declarations found = new Declarations(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		List<String> tokens = tokens(text);
		for (int i = 0; i < tokens.size(); i++) {
			switch (tokens.get(i)) {
			case "function" -> {
				if (i + 1 < tokens.size() && isName(tokens.get(i + 1)))
					found.functions.add(tokens.get(i + 1));
			}
			case "global", "private" -> words(tokens, i + 1, Set.of(";", "{", "}"), Set.of(), found.globals);
			case "probe" -> {
				Set<String> names = new TreeSet<>();
				// A body begins behind the points; only a name of an alias comes before "=".
				if (words(tokens, i + 1, Set.of("=", "(", ";"), Set.of("."), names).equals("="))
					found.aliases.addAll(names);
			}
			default -> {
				// inside of something
			}
			}
		}
		return found;
	}

	/** Words and single characters, without strings, comments, white space and embedded code. By hand, since a library of hundreds of files is scanned before a script starts. */
	private static List<String> tokens(String text) {
		List<String> tokens = new ArrayList<>();
		int i = 0;
		while (i < text.length()) {
			char c = text.charAt(i);
			if (isWord(c) || c == '$') {
				int start = i;
				while (i < text.length() && (isWord(text.charAt(i)) || text.charAt(i) == '$'))
					i++;
				tokens.add(text.substring(start, i));
				continue;
			}
			int behind = noise(text, i);
			if (behind == i && c > ' ')
				tokens.add(SINGLE[Math.min(c, SINGLE.length - 1)]);
			i = Math.max(behind, i + 1);
		}
		return tokens;
	}

	/** Where a string, a comment or embedded code that begins here ends; here if none begins. */
	private static int noise(String text, int i) {
		char c = text.charAt(i);
		if (c == '#' || text.startsWith("//", i))
			return end(text, "\n", i);
		if (c == '/' && text.startsWith("/*", i))
			return end(text, "*/", i + 2);
		if (c == '%' && text.startsWith("%{", i))
			return end(text, "%}", i + 2);
		if (c != '"')
			return i;
		int p = i + 1;
		while (p < text.length() && text.charAt(p) != '"' && text.charAt(p) != '\n')
			p += text.charAt(p) == '\\' ? 2 : 1;
		return Math.min(p + 1, text.length());
	}

	private static int end(String text, String closing, int from) {
		int found = text.indexOf(closing, from);
		return found < 0 ? text.length() : found + closing.length();
	}

	private static boolean isWord(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
	}

	private static boolean isName(String token) {
		return Character.isJavaIdentifierStart(token.charAt(0));
	}

	/** Adds the words up to a stop token, which is returned, but for those that follow certain tokens. */
	private static String words(List<String> tokens, int from, Set<String> stops, Set<String> followed, Set<String> into) {
		for (int i = from; i < tokens.size(); i++) {
			String token = tokens.get(i);
			if (stops.contains(token) || STARTS.contains(token))
				return token;
			if (isName(token) && !followed.contains(tokens.get(i - 1)))
				into.add(token);
		}
		return "";
	}
}
