package org.tapsetstudio.export.internal.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The beginning of a file, by which its format is known.
 *
 * @param path the file or folder
 * @param bytes its first bytes; none of a folder
 */
public record FileHead(Path path, byte[] bytes) {
	private static final int LENGTH = 1 << 16;

	/** Reads it. */
	public static FileHead of(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			return new FileHead(path, new byte[0]);
		}
		try (InputStream in = Files.newInputStream(path)) {
			return new FileHead(path, in.readNBytes(LENGTH));
		}
	}

	String text() {
		return new String(bytes, StandardCharsets.UTF_8).strip();
	}

	boolean isFolder() {
		return Files.isDirectory(path);
	}
}
