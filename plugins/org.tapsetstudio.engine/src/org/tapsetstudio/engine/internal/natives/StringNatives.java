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
				throw ScriptError.failed("Position out of bounds");
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
		case "substr/3" -> (f, a) -> run.cut(substring(a.string(0, f), a.number(1, f), a.number(2, f)));
		case "str_replace/3" -> (f, a) -> replace(run, a.string(0, f), a.string(1, f), a.string(2, f));
		case "text_str/1" -> (f, a) -> text(run, a.string(0, f));
		case "text_strn/3" -> (f, a) -> {
			ByteString all = a.string(0, f);
			long length = a.number(1, f);
			return quotedText(run, all, length, a.number(2, f) != 0);
		};
		case "string_quoted/1" -> (f, a) -> quotedText(run, a.string(0, f), 0, true);
		case "tokenize/1" -> (f, a) -> tokens.next(a.string(0, f));
		case "tokenize/2" -> (f, a) -> tokens.next(run.cut(a.string(0, f)), a.string(1, f));
		default -> null;
		};
	}

	private static ByteString substring(ByteString text, long start, long length) {
		if (start < 0 || start >= text.length() || length <= 0 || length == Long.MAX_VALUE) {
			return ByteString.EMPTY;
		}
		return ByteString.copyOf(text.bytes(), (int) start, (int) Math.min(length, text.length() - start));
	}

	/**
	 * A number at the start of the text; base 0 takes 0x and 0 as prefixes; what follows the number is ignored. Only the digits 0 to f are known,
	 * whatever the base, and there is no check for overflow: that is how the kernel's function does it, which scripts are used to.
	 */
	private static long parse(ByteString text, long givenBase) {
		int at = text.length() > 0 && text.at(0) == '-' ? 1 : 0;
		boolean negative = at == 1;
		boolean zero = at < text.length() && text.at(at) == '0';
		boolean hex = zero && text.length() > at + 1 && (text.at(at + 1) | 0x20) == 'x';
		long base = givenBase & 0xffff_ffffL;
		if (base == 0) {
			base = hex && text.length() > at + 2 && digit(text.at(at + 2)) < 16 ? 16 : zero ? 8 : 10;
		}
		if (base == 16 && hex) {
			at += 2;
		}
		long value = 0;
		for (; at < text.length() && digit(text.at(at)) < base; at++) {
			value = value * base + digit(text.at(at));
		}
		return negative ? -value : value;
	}

	/** The value of a hexadecimal digit; for any other byte a number above all bases. */
	private static long digit(int b) {
		int value = b < 0x80 ? Character.digit(b, 16) : -1;
		return value < 0 ? Long.MAX_VALUE : value;
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
		return quotedText(run, text, 0, false);
	}

	/** Escaped text of at most {@code length} bytes (0 or less: as many as fit); in quotation marks, with dots behind if something was cut off. */
	static ByteString quotedText(Run run, ByteString text, long length, boolean quoted) {
		int most = (int) (length <= 0 || length > run.maxString ? run.maxString : length);
		ByteBuilder out = run.scratched();
		Escapes.addText(out, text, most, quoted);
		return out.toByteString(run.maxString);
	}
}
