package org.tapsetstudio.dsl.lsp;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonParser;

/** Reads messages byte by byte, apart from any library, so that a single stray byte is found. */
final class Frames {
	private static final Pattern HEADER = Pattern.compile("\\AContent-Length: (\\d+)\\r\\n(?:Content-Type: [^\\r\\n]+\\r\\n)?\\r\\n");

	private Frames() {
	}

	/** A stream that keeps what went through it. */
	static final class Copy extends FilterInputStream {
		private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

		Copy(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			int c = super.read();
			if (c >= 0) {
				seen.write(c);
			}
			return c;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int count = super.read(buffer, offset, length);
			if (count > 0) {
				seen.write(buffer, offset, count);
			}
			return count;
		}

		synchronized byte[] seen() {
			return seen.toByteArray();
		}
	}

	static byte[] frame(String json) {
		byte[] content = json.getBytes(StandardCharsets.UTF_8);
		byte[] header = ("Content-Length: " + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] all = new byte[header.length + content.length];
		System.arraycopy(header, 0, all, 0, header.length);
		System.arraycopy(content, 0, all, header.length, content.length);
		return all;
	}

	/**
	 * The messages in some bytes.
	 *
	 * @throws AssertionError for a byte that belongs to none
	 */
	static List<String> messages(byte[] bytes) {
		return messages(bytes, true);
	}

	/** The messages that are there so far; of the last one a part may be missing. */
	static List<String> complete(byte[] bytes) {
		return messages(bytes, false);
	}

	private static List<String> messages(byte[] bytes, boolean all) {
		List<String> messages = new ArrayList<>();
		// one character for each byte
		String rest = new String(bytes, StandardCharsets.ISO_8859_1);
		while (!rest.isEmpty()) {
			Matcher header = HEADER.matcher(rest);
			boolean found = header.find();
			if (!all && (!found || header.end() + Integer.parseInt(header.group(1)) > rest.length())) {
				return messages;
			}
			if (!found) {
				throw new AssertionError("no message begins with <" + rest.substring(0, Math.min(200, rest.length())) + ">");
			}
			int end = header.end() + Integer.parseInt(header.group(1));
			if (end > rest.length()) {
				throw new AssertionError("the last message is cut off: <" + rest + ">");
			}
			String message = new String(rest.substring(header.end(), end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
			JsonParser.parseString(message).getAsJsonObject();
			messages.add(message);
			rest = rest.substring(end);
		}
		return messages;
	}
}
