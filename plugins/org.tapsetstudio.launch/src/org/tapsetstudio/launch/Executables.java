package org.tapsetstudio.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs on this machine. */
public final class Executables {
	private static final String PYTHON = "python3(\\.\\d+)?";
	private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

	private Executables() {
	}

	/** The executable that a file name or a plain name stands for, or nothing. */
	public static Optional<Path> find(String name) {
		try {
			if (name.contains(File.separator)) {
				return Optional.of(Path.of(name)).filter(Path::isAbsolute).filter(Executables::runs);
			}
			return searchPath().stream().map(folder -> folder.resolve(name)).filter(Executables::runs).findFirst();
		} catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	/** All Python interpreters in PATH, best first; reads folders, so keep it off the user interface's thread where PATH may be slow. */
	public static List<Path> pythons() {
		var found = new LinkedHashSet<Path>();
		for (var folder : searchPath()) {
			try (Stream<Path> files = Files.list(folder)) {
				files.filter(file -> file.getFileName().toString().matches(PYTHON)).filter(Executables::runs).sorted().forEach(found::add);
			} catch (java.io.IOException e) {
				continue; // PATH often names folders that are missing or closed to us
			}
		}
		return List.copyOf(found);
	}

	/** The PostgreSQL servers of Debian's packages, which are not in PATH, newest first; else the one in PATH. */
	public static List<Path> postgresServers() {
		try (Stream<Path> versions = Files.list(POSTGRESQL)) {
			return versions.sorted(Comparator.comparing((Path version) -> version.getFileName().toString().length()).thenComparing(Path::getFileName).reversed())
					.map(version -> version.resolve("bin/postgres")).filter(Executables::runs).toList();
		} catch (java.io.IOException e) {
			return find("postgres").stream().toList(); // not a Debian system
		}
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
