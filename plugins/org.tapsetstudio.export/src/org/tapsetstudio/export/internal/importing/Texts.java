package org.tapsetstudio.export.internal.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be compressed. Bytes that are no text of their encoding become U+FFFD. */
final class Texts {
	private Texts() {
	}

	/** The first line of what an exception of Gson's says: it adds an address, and wraps those that tell the place. */
	static String firstLine(Exception e) {
		Throwable first = e.getCause() instanceof IOException wrapped ? wrapped : e;
		return String.valueOf(first.getMessage()).lines().findFirst().orElse("");
	}

	static BufferedReader open(Path file, Charset charset) throws IOException {
		return new BufferedReader(new InputStreamReader(bytes(file), charset));
	}

	static InputStream bytes(Path file) throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(file));
		try {
			in.mark(2);
			boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
			in.reset();
			return zipped ? new BufferedInputStream(new GZIPInputStream(in)) : in;
		} catch (IOException e) {
			in.close();
			throw e;
		}
	}
}
