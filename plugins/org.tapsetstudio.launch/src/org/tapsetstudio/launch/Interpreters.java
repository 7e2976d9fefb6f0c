package org.tapsetstudio.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds Python interpreters on this machine. */
public final class Interpreters {
	private static final String NAME = "python3(\\.\\d+)?";

	private Interpreters() {
	}

	/** The executable that a file name or a plain name stands for, or nothing. */
	public static Optional<Path> find(String name) {
		try {
			if (name.contains(File.separator)) {
				return Optional.of(Path.of(name)).filter(Path::isAbsolute).filter(Interpreters::runs);
			}
			return searchPath().stream().map(folder -> folder.resolve(name)).filter(Interpreters::runs).findFirst();
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** All interpreters in PATH, best first; reads folders, so keep it off the user interface's thread where PATH may be slow. */
	public static List<Path> inPath() {
		var found = new LinkedHashSet<Path>();
		for (var folder : searchPath()) {
			try (Stream<Path> files = Files.list(folder)) {
				files.filter(file -> file.getFileName().toString().matches(NAME)).filter(Interpreters::runs).sorted().forEach(found::add);
			} catch (java.io.IOException e) {
				continue; // PATH often names folders that are missing or closed to us
			}
		}
		return List.copyOf(found);
	}

	private static List<Path> searchPath() {
		var folders = new ArrayList<Path>();
		for (var folder : Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin").split(File.pathSeparator)) {
			if (!folder.isEmpty()) {
				folders.add(Path.of(folder));
			}
		}
		return folders;
	}

	private static boolean runs(Path file) {
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}
}
