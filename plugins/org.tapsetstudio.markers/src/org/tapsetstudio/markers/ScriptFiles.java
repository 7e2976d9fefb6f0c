package org.tapsetstudio.markers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that are texts: their first line, {@code #!…}, names the interpreter. */
public final class ScriptFiles {
	private static final int LONGEST_LINE = 256;

	private ScriptFiles() {
	}

	/**
	 * The interpreter that a script names; of {@code #!/usr/bin/env NAME} the name, which is to be looked up in PATH. Empty if the file is no script or cannot be read.
	 */
	public static Optional<String> interpreter(Path file) {
		if (!Files.isRegularFile(file))
			return Optional.empty();
		try (InputStream in = Files.newInputStream(file)) {
			return parse(new String(in.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1));
		} catch (IOException | SecurityException e) {
			return Optional.empty();
		}
	}

	private static Optional<String> parse(String start) {
		if (!start.startsWith("#!"))
			return Optional.empty();
		String[] words = start.substring(2).split("\n", 2)[0].strip().split("\\s+");
		if (words[0].isEmpty())
			return Optional.empty();
		if (!words[0].endsWith("/env"))
			return Optional.of(words[0]);
		for (int i = 1; i < words.length; i++)
			if (!words[i].startsWith("-") && words[i].indexOf('=') < 0)
				return Optional.of(words[i]);
		return Optional.empty();
	}
}
