package org.tapsetstudio.dsl.lexer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Scripts as text and as the bytes that they are on disk: UTF-8, where a byte that is none, which SystemTap passes through in strings and comments, becomes one of the characters
 * U+DC80 to U+DCFF that no valid text holds. So every file can be read, shown and written back unchanged.
 */
public final class SourceBytes {
	private static final char FIRST = '\uDC80';
	private static final char LAST = '\uDCFF';

	private SourceBytes() {
	}

	/** The text of a file. */
	public static String decode(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // stops at what is malformed
		ByteBuffer in = ByteBuffer.wrap(bytes);
		try {
			return decoder.decode(in).toString();
		} catch (CharacterCodingException e) {
			in.rewind();
			decoder.reset();
		}
		CharBuffer out = CharBuffer.allocate(bytes.length);
		while (true) {
			CoderResult result = decoder.decode(in, out, true);
			if (!result.isError())
				return out.flip().toString();
			for (int i = 0; i < result.length(); i++)
				out.put((char) (0xDC00 | in.get() & 0xff));
		}
	}

	/** The bytes of a text; the inverse of {@link #decode}. */
	public static byte[] encode(String text) {
		if (text.chars().noneMatch(SourceBytes::isByte))
			return text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			int end = i + Character.charCount(character);
			if (isByte(character))
				bytes.write(character);
			else
				bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
			i = end;
		}
		return bytes.toByteArray();
	}

	private static boolean isByte(int character) {
		return character >= FIRST && character <= LAST;
	}
}
