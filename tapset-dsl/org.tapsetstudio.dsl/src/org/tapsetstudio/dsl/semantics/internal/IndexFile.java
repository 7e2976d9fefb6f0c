package org.tapsetstudio.dsl.semantics.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What the files of one folder declare, kept between processes. A file that is damaged, or of another version, counts as missing; one that cannot be written is
 * done without. Several processes may write at the same time: each writes a file of its own and renames it.
 */
final class IndexFile {
	/** To be raised when {@link Declarations} finds other names than before. */
	private static final String VERSION = "tapset-index 2";

	private static final Duration KEPT = Duration.ofDays(90);

	private final Path file;

	/** What was found in a file when it had a stamp. */
	record Known(String stamp, Declarations found) {
	}

	/** @param root the folder whose files are described */
	IndexFile(Path cache, String root) {
		this.file = cache.resolve(Long.toHexString(sum(root)) + "-" + Integer.toHexString(root.hashCode()) + ".index");
	}

	/** By names of files; empty if nothing (or nothing whole) is kept. */
	Map<String, Known> read() {
		try {
			String text = Files.readString(file);
			int end = text.indexOf('\n');
			String body = text.substring(end + 1);
			return end >= 0 && text.substring(0, end).equals(head(body)) ? parse(body) : Map.of();
		} catch (IOException | IndexOutOfBoundsException | SecurityException e) {
			return Map.of(); // none, or not ours: the files themselves say it all
		}
	}

	void write(Map<String, Known> known) {
		StringBuilder body = new StringBuilder();
		new TreeMap<>(known).forEach((name, k) -> {
			if (name.indexOf('\t') < 0 && name.indexOf('\n') < 0)
				body.append(name).append('\t').append(k.stamp).append('\t').append(String.join(" ", k.found.functions())).append('\t').append(String.join(" ", k.found.globals())).append('\t')
						.append(String.join(" ", k.found.aliases())).append('\n');
		});
		try {
			Files.createDirectories(file.getParent());
			Path made = Files.createTempFile(file.getParent(), "new", ".tmp");
			try {
				Files.writeString(made, head(body.toString()) + "\n" + body);
				move(made);
				removeOld();
			} finally {
				Files.deleteIfExists(made);
			}
		} catch (IOException | DirectoryIteratorException | SecurityException e) {
			// A home that is read-only, or none: the next process looks for itself.
		}
	}

	private void move(Path made) throws IOException {
		try {
			Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Folders come and go; what is kept of them goes, too. */
	private void removeOld() throws IOException {
		FileTime oldest = FileTime.from(Instant.now().minus(KEPT));
		try (DirectoryStream<Path> all = Files.newDirectoryStream(file.getParent(), "*{.index,.tmp}")) {
			for (Path old : all)
				if (Files.getLastModifiedTime(old).compareTo(oldest) < 0)
					Files.deleteIfExists(old);
		}
	}

	private static Map<String, Known> parse(String body) {
		Map<String, Known> known = new HashMap<>();
		for (String line : split(body, '\n')) {
			List<String> parts = split(line, '\t');
			known.put(parts.get(0), new Known(parts.get(1), new Declarations(names(parts.get(2)), names(parts.get(3)), names(parts.get(4)))));
		}
		return known;
	}

	private static Set<String> names(String text) {
		return new LinkedHashSet<>(split(text, ' '));
	}

	/** What lies between the separators; nothing behind the last one if that ends the text. */
	private static List<String> split(String text, char separator) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
			parts.add(text.substring(start, end));
			start = end + 1;
		}
		if (start < text.length() || separator == '\t')
			parts.add(text.substring(start));
		return parts;
	}

	private static String head(String body) {
		return VERSION + " " + Long.toHexString(sum(body));
	}

	private static long sum(String text) {
		CRC32 sum = new CRC32();
		sum.update(text.getBytes(StandardCharsets.UTF_8));
		return sum.getValue();
	}
}
