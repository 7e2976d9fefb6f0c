package org.tapsetstudio.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done with a folder as a whole. */
public final class Folders {
	private Folders() {
	}

	/** Deletes a folder and all that is in it, or a file; of links the links alone. Nothing happens where there is nothing. */
	public static void delete(Path folder) throws IOException {
		if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
			try (Stream<Path> files = Files.walk(folder)) {
				for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
					Files.deleteIfExists(file);
				}
			}
		}
	}
}
