package org.tapsetstudio.engine.internal.natives;

import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.NumberFunction;
import org.tapsetstudio.engine.internal.natives.NativeLibrary.StringFunction;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.text.ByteBuilder;
import org.tapsetstudio.engine.internal.text.Escapes;

/** Functions on strings. Positions count bytes from 0. */
final class StringNatives implements NativeGroup {
	private final Run run;
	private final Tokens tokens = new Tokens();

	StringNatives(Run run) {
		this.run = run;
	}

	@Override
	public NumberFunction number(String signature) {
		return switch (signature) {
		case "strlen/1" -> (f, a) -> a.string(0, f).length();
		case "stringat/2" -> (f, a) -> {
			ByteString text = a.string(0, f);
			long at = a.number(1, f);
			if (at < 0 || at >= text.length()) {
				throw ScriptError.raised("requested string index out of bounds: " + at);
			}
			return text.at((int) at);
		};
		case "isinstr/2" -> (f, a) -> a.string(0, f).indexOf(a.string(1, f), 0) >= 0 ? 1 : 0;
		case "strpos/2" -> (f, a) -> a.string(0, f).indexOf(a.string(1, f), 0);
		case "strtol/2" -> (f, a) -> parse(a.string(0, f), a.number(1, f));
		case "isdigit/1" -> (f, a) -> {
			ByteString text = a.string(0, f);
			return text.length() > 0 && text.at(0) >= '0' && text.at(0) <= '9' ? 1 : 0;
		};
		default -> null;
		};
	}

	@Override
	public StringFunction string(String signature) {
		return switch (signature) {
		case "substr/3" -> (f, a) -> substring(a.string(0, f), a.number(1, f), a.number(2, f));
		case "str_replace/3" -> (f, a) -> replace(run, a.string(0, f), a.string(1, f), a.string(2, f));
		case "text_str/1" -> (f, a) -> text(run, a.string(0, f));
		case "text_strn/3" -> (f, a) -> {
			ByteString all = a.string(0, f);
			long length = a.number(1, f);
			return quotedText(run, all, length, a.number(2, f) != 0);
		};
		case "string_quoted/1" -> (f, a) -> quotedText(run, a.string(0, f), run.maxString, true);
		case "tokenize/1" -> (f, a) -> tokens.next(a.string(0, f));
		case "tokenize/2" -> (f, a) -> tokens.next(a.string(0, f), a.string(1, f));
		default -> null;
		};
	}

	private static ByteString substring(ByteString text, long start, long length) {
		if (start < 0 || start >= text.length() || length <= 0) {
			return ByteString.EMPTY;
		}
		return ByteString.copyOf(text.bytes(), (int) start, (int) Math.min(length, text.length() - start));
	}

	/** A number at the start of the text; base 0 takes 0x and 0 as prefixes; what follows the number is ignored. */
	private static long parse(ByteString text, long givenBase) {
		int at = 0;
		long base = givenBase;
		boolean negative = text.length() > 0 && text.at(0) == '-';
		if (negative) {
			at++;
		}
		boolean hex = text.length() > at + 2 && text.at(at) == '0' && (text.at(at + 1) | 0x20) == 'x' && Character.digit(text.at(at + 2), 16) >= 0;
		if (hex && (base == 0 || base == 16)) {
			at += 2;
			base = 16;
		} else if (base == 0) {
			base = text.length() > at && text.at(at) == '0' ? 8 : 10;
		}
		if (base < 2 || base > 36) {
			return 0;
		}
		long value = 0;
		while (at < text.length() && text.at(at) < 0x80 && Character.digit(text.at(at), (int) base) >= 0) {
			value = value * base + Character.digit(text.at(at++), (int) base);
		}
		return negative ? -value : value;
	}

	private static ByteString replace(Run run, ByteString text, ByteString old, ByteString replacement) {
		if (old.length() == 0) {
			return text;
		}
		ByteBuilder out = run.scratched();
		int from = 0;
		for (int at; (at = text.indexOf(old, from)) >= 0; from = at + old.length()) {
			out.add(text.bytes(), from, at - from).add(replacement);
		}
		return out.add(text.bytes(), from, text.length() - from).toByteString(run.maxString);
	}

	private static ByteString text(Run run, ByteString text) {
		Escapes.addText(run.scratched(), text);
		return run.scratch.toByteString(run.maxString);
	}

	/** Escaped text of at most {@code length} bytes; in quotation marks, with dots behind if something was cut off. */
	static ByteString quotedText(Run run, ByteString text, long length, boolean quoted) {
		int most = (int) Math.max(0, Math.min(length <= 0 ? run.maxString : length, text.length()));
		ByteString part = most == text.length() ? text : ByteString.copyOf(text.bytes(), 0, most);
		ByteBuilder out = run.scratched();
		if (quoted) {
			out.add('"');
		}
		Escapes.addText(out, part);
		if (quoted) {
			out.add('"');
		}
		if (quoted && most < text.length()) {
			out.text("...");
		}
		return out.toByteString(run.maxString);
	}
}
