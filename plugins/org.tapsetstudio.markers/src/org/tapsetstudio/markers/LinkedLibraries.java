package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.tapsetstudio.markers.MarkerFileException.Reason;
import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.NeededReader;

/** The libraries that the dynamic linker will load together with a program: found by its rules (ld.so(8)), without running anything. */
public final class LinkedLibraries {
	private static final List<String> USUAL = List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib");

	private final List<Path> configured = new ArrayList<>();
	private final List<Path> first = new ArrayList<>();

	/** @param libraryPath the program's LD_LIBRARY_PATH; null or empty for none */
	public LinkedLibraries(String libraryPath) {
		if (libraryPath != null) {
			add(first, libraryPath);
		}
		configuration(Path.of("/etc/ld.so.conf"));
		USUAL.forEach(folder -> configured.add(Path.of(folder)));
	}

	/** False if the program is linked statically, so that no agent is loaded into it. */
	public static boolean isDynamic(Path program) throws MarkerFileException {
		return read(program).isDynamic();
	}

	/** The dynamic linker that a program asks for; empty for a library and for what is linked statically. */
	public static String linker(Path program) throws MarkerFileException {
		return read(program).linker();
	}

	/**
	 * The program itself and then its libraries, real paths, each once. A library that is not found is left out.
	 *
	 * @throws MarkerFileException when the program itself cannot be read
	 */
	public List<Path> of(Path program) throws MarkerFileException {
		Set<Path> found = new LinkedHashSet<>();
		List<Path> open = new ArrayList<>(List.of(program));
		read(program);
		while (!open.isEmpty()) {
			Path file = open.removeFirst();
			if (found.add(file)) {
				open.addAll(neededBy(file));
			}
		}
		return List.copyOf(found);
	}

	private List<Path> neededBy(Path file) {
		List<Path> libraries = new ArrayList<>();
		try {
			NeededReader needed = read(file);
			List<Path> folders = new ArrayList<>(first);
			String origin = file.getParent().toString();
			add(folders, needed.folders().replace("${ORIGIN}", origin).replace("$ORIGIN", origin));
			folders.addAll(configured);
			for (String name : needed.libraries()) {
				folders.stream().map(folder -> folder.resolve(name)).filter(path -> suits(path, needed)).findFirst().ifPresent(path -> real(path, libraries));
			}
		} catch (MarkerFileException e) {
			// A library that cannot be read has no markers that anybody could tell of.
		}
		return libraries;
	}

	private static boolean suits(Path library, NeededReader user) {
		try {
			return Files.isRegularFile(library) && read(library).suits(user);
		} catch (MarkerFileException e) {
			return false; // a linker script, say
		}
	}

	private static void real(Path path, List<Path> to) {
		try {
			to.add(path.toRealPath());
		} catch (IOException e) {
			// Gone since.
		}
	}

	private static NeededReader read(Path file) throws MarkerFileException {
		try (ElfFile elf = ElfFile.open(file)) {
			return new NeededReader(elf);
		} catch (MarkerFileException e) {
			throw e;
		} catch (IOException e) {
			throw new MarkerFileException(file, Reason.UNREADABLE, "the file cannot be read (" + e.getMessage() + ")");
		}
	}

	private static void add(List<Path> folders, String path) {
		for (String folder : path.split("[:;]")) {
			if (folder.startsWith("/") && folder.indexOf('\0') < 0) {
				folders.add(Path.of(folder));
			}
		}
	}

	/** A line is a folder, or {@code include PATTERN}. */
	private void configuration(Path file) {
		try {
			for (String line : Files.readAllLines(file)) {
				String text = line.replaceFirst("#.*", "").strip();
				if (text.startsWith("include ")) {
					include(Path.of(text.substring(8).strip()));
				} else if (!text.isEmpty()) {
					add(configured, text);
				}
			}
		} catch (IOException | RuntimeException e) {
			// No such configuration: the usual folders remain.
		}
	}

	private void include(Path pattern) throws IOException {
		if (pattern.getParent() == null || !Files.isDirectory(pattern.getParent())) {
			return;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(pattern.getParent(), pattern.getFileName().toString())) {
			List<Path> inOrder = new ArrayList<>();
			files.forEach(inOrder::add);
			inOrder.sort(null);
			inOrder.forEach(this::configuration);
		}
	}
}
