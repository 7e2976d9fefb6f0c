package org.tapsetstudio.dsl.lexer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a script into tokens, white space and comments, pasting script arguments on the way. Never fails: what is no token becomes
 * {@link TokenKind#JUNK}. Apart from pasted arguments the tokens' texts, joined, are the source's text.
 */
public final class Lexer {
	public static final Set<String> KEYWORDS = Set.of("probe", "global", "private", "function", "if", "else", "for", "foreach", "in", "limit", "return", "delete",
			"while", "break", "continue", "next", "string", "long", "try", "catch");

	private static final Set<String> LONG_OPERATORS = Set.of("<<<", ">>>", "<<=", ">>=", "==", "!=", "<=", ">=", "=~", "!~", "+=", "-=", "*=", "/=", "%=", "&=",
			"^=", "|=", ".=", "&&", "||", "++", "--", "->", "<<", ">>", "%(", "%?", "%:", "%)");

	private final Source source;
	private final ScriptArguments arguments;
	private final SplicedText text;
	private final List<Token> tokens = new ArrayList<>();
	private int position;

	private Lexer(Source source, ScriptArguments arguments) {
		this.source = source;
		this.arguments = arguments;
		this.text = new SplicedText(source.text());
	}

	/** All tokens of the source in order, separators included. */
	public static List<Token> tokenize(Source source, ScriptArguments arguments) {
		Lexer lexer = new Lexer(source, arguments);
		while (lexer.position < lexer.text.length()) {
			lexer.scan();
		}
		return lexer.tokens;
	}

	private void scan() {
		char c = text.at(position);
		char following = text.at(position + 1);
		if (isSpace(c)) {
			add(TokenKind.WHITESPACE, spaceEnd());
		} else if ((c == '$' || c == '@') && (isDigit(following) || following == '#')) {
			pasteArgument(c == '@');
		} else if (c == '#' || c == '/' && following == '/') {
			add(TokenKind.COMMENT, endOf("\n", position, 0));
		} else if (c == '/' && following == '*') {
			add(TokenKind.COMMENT, endOf("*/", position + 2, 2));
		} else if (c == '%' && following == '{') {
			scanEmbedded();
		} else if (c == '"') {
			scanString();
		} else if (isDigit(c)) {
			scanNumber();
		} else if (c == '@') {
			add(TokenKind.AT_WORD, wordEnd(position + 1));
		} else if (isWordStart(c)) {
			scanWord();
		} else if (c < ' ' || c >= 0x7f || c == '\'' || c == '`' || c == '\\') {
			int end = position + Character.charCount(text.substring(position, Math.min(position + 2, text.length())).codePointAt(0));
			junk(end, "unexpected character " + describe(text.substring(position, end)) + (c == '\'' ? "; strings are written in \"double quotes\"" : ""));
		} else {
			add(TokenKind.OPERATOR, operatorEnd());
		}
	}

	private static String describe(String character) {
		int code = character.codePointAt(0);
		return code < ' ' || code == 0x7f ? String.format("U+%04X", code) : "'" + character + "'";
	}

	/** Replaces {@code $1}, {@code @1}, {@code $#} or {@code @#} by its value, which is then read like the text around it. */
	private void pasteArgument(boolean quoted) {
		int end = position + 2;
		if (text.at(position + 1) != '#') {
			while (isDigit(text.at(end))) {
				end++;
			}
		}
		String name = text.substring(position, end);
		if (text.isPasted(position)) {
			junk(end, "script argument " + name + " inside another script argument");
			return;
		}
		String value = arguments.text(quoted, name.substring(1));
		if (value == null) {
			int count = arguments.values().size();
			junk(end, "script argument " + name + " is not given (" + (count == 0 ? "there are none" : "there " + (count == 1 ? "is 1" : "are " + count)) + ")");
			return;
		}
		text.replace(position, end, value);
	}

	private void scanEmbedded() {
		int close = text.indexOf("%}", position + 2);
		if (close < 0) {
			junk(text.length(), "embedded code is not closed by %}");
		} else {
			add(TokenKind.EMBEDDED, close + 2);
		}
	}

	private void scanString() {
		int p = position + 1;
		while (p < text.length() && text.at(p) != '"' && text.at(p) != '\n') {
			p += text.at(p) == '\\' ? 2 : 1;
		}
		if (p < text.length() && text.at(p) == '"') {
			add(TokenKind.STRING, p + 1, text.substring(position, p).indexOf('\0') < 0 ? null : "a string cannot hold a NUL byte");
		} else {
			junk(Math.min(p, text.length()), "string is not closed on its line");
		}
	}

	private void scanNumber() {
		int end = position;
		while (isDigit(text.at(end)) || isLetter(text.at(end))) {
			end++;
		}
		String number = text.substring(position, end);
		add(TokenKind.NUMBER, end, Numbers.isValid(number) ? null : "number '" + abridged(number) + "' is malformed or does not fit 64 bits");
	}

	private static String abridged(String number) {
		return number.length() <= 40 ? number : number.substring(0, 37) + "…";
	}

	private void scanWord() {
		int end = wordEnd(position);
		String word = text.substring(position, end);
		if (KEYWORDS.contains(word)) {
			add(TokenKind.KEYWORD, end);
		} else if (word.charAt(0) != '$') {
			add(TokenKind.IDENTIFIER, end);
		} else {
			add(word.chars().allMatch(c -> c == '$') ? TokenKind.DOLLARS : TokenKind.TARGET, end);
		}
	}

	private int operatorEnd() {
		for (int length = 3; length > 1; length--) {
			int end = Math.min(position + length, text.length());
			if (LONG_OPERATORS.contains(text.substring(position, end))) {
				return end;
			}
		}
		return position + 1;
	}

	private int endOf(String what, int from, int more) {
		int found = text.indexOf(what, from);
		return found < 0 ? text.length() : found + more;
	}

	private int spaceEnd() {
		int end = position;
		while (isSpace(text.at(end))) {
			end++;
		}
		return end;
	}

	private int wordEnd(int from) {
		int end = from;
		while (isWordStart(text.at(end)) || end > from && isDigit(text.at(end))) {
			end++;
		}
		return end;
	}

	private void add(TokenKind kind, int end) {
		add(kind, end, null);
	}

	private void junk(int end, String problem) {
		add(TokenKind.JUNK, end, problem);
	}

	private void add(TokenKind kind, int end, String problem) {
		tokens.add(new Token(kind, text.substring(position, end), source, text.originalStart(position), text.originalEnd(end), position,
				text.isPasted(position, end), problem));
		position = end;
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c >= '\t' && c <= '\r';
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isLetter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	private static boolean isWordStart(char c) {
		return isLetter(c) || c == '_' || c == '$';
	}
}
