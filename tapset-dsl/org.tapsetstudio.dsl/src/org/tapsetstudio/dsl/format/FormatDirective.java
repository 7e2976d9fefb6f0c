package org.tapsetstudio.dsl.format;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.lexer.StringEscapes;
import org.tapsetstudio.dsl.program.Type;

/** A piece of a format of the print family. */
public sealed interface FormatDirective {
	/**
	 * Bytes that are printed as they are; {@code %%} has become one {@code %}.
	 *
	 * @param bytes up to the first NUL, which ends C strings
	 * @param lost how many bytes, from that NUL on, do not come
	 */
	record Text(byte[] bytes, int lost) implements FormatDirective {
		/** What the body of a literal means. */
		public static Text of(String body) {
			byte[] all = StringEscapes.withNuls(body);
			byte[] bytes = StringEscapes.bytes(body);
			return new Text(bytes, all.length - bytes.length);
		}
	}

	/**
	 * One conversion.
	 *
	 * @param flag one of {@code 0 + - # blank}, or NUL for none
	 * @param width smallest number of characters; {@link #NONE} or {@link #DYNAMIC} (taken from an argument)
	 * @param precision behind the point; {@link #NONE} or {@link #DYNAMIC}
	 * @param letter one of {@code d i u o x X p b c s m M}
	 */
	record Conversion(char flag, int width, int precision, char letter) implements FormatDirective {
		/** Types of the arguments that it takes, in order: dynamic width, dynamic precision, the value. */
		public List<Type> arguments() {
			List<Type> types = new ArrayList<>(3);
			if (width == DYNAMIC)
				types.add(Type.LONG);
			if (precision == DYNAMIC)
				types.add(Type.LONG);
			types.add(letter == 's' ? Type.STRING : Type.LONG);
			return types;
		}
	}

	int NONE = -1;
	int DYNAMIC = -2;
}
