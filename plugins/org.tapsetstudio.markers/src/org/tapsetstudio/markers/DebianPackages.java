package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells which Debian package a file belongs to, by the file lists of dpkg. They are read once, at the first question. Safe for use by several threads. */
public final class DebianPackages {
	private final Path lists;
	private Map<String, String> owners;

	public DebianPackages() {
		this(Path.of("/var/lib/dpkg/info"));
	}

	/** @param lists folder with {@code PACKAGE.list} files; it may be missing */
	public DebianPackages(Path lists) {
		this.lists = lists;
	}

	/** The package, without architecture, that holds the file or, on systems with merged /usr, its twin without /usr. */
	public synchronized Optional<String> owner(Path file) {
		if (owners == null)
			owners = readAll();
		String name = file.toString();
		String owner = owners.get(name);
		if (owner == null && name.startsWith("/usr/"))
			owner = owners.get(name.substring(4));
		return Optional.ofNullable(owner);
	}

	private Map<String, String> readAll() {
		Map<String, String> result = new HashMap<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(lists, "*.list")) {
			for (Path list : files)
				readList(list, result);
		} catch (IOException | java.nio.file.DirectoryIteratorException e) {
			// No dpkg here: no file has an owner.
		}
		return result;
	}

	private static void readList(Path list, Map<String, String> result) throws IOException {
		String name = list.getFileName().toString();
		String owner = name.substring(0, name.length() - ".list".length()).replaceFirst(":.*", "");
		for (String line : new String(Files.readAllBytes(list), StandardCharsets.ISO_8859_1).split("\n"))
			if (mayHoldMarkers(line))
				result.put(line, owner);
	}

	/** Keeps the table small: documentation, headers and data cannot be ELF files. */
	private static boolean mayHoldMarkers(String path) {
		return (path.contains("/bin/") || path.contains("/sbin/") || path.contains("/lib") || path.startsWith("/opt/")) && !path.startsWith("/usr/share/");
	}
}
