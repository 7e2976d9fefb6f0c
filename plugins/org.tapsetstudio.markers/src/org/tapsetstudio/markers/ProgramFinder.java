package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the file that a program name or a path with wildcards means. */
public final class ProgramFinder {
	private final List<Path> searchPath;
	private final ProcessRoot root;

	/** @param pathVariable the value of PATH: folders separated by colons; null or empty for none */
	public ProgramFinder(String pathVariable) {
		this(pathVariable, ProcessRoot.HERE);
	}

	/** One that finds what a process would find, and gives the process' names. */
	public ProgramFinder(String pathVariable, ProcessRoot root) {
		this.root = root;
		List<Path> folders = new ArrayList<>();
		if (pathVariable != null)
			for (String folder : pathVariable.split(":"))
				if (folder.startsWith("/"))
					folders.add(Path.of(folder));
		searchPath = List.copyOf(folders);
	}

	/** A finder for the PATH of this process. */
	public static ProgramFinder ofEnvironment() {
		return in(ProcessRoot.HERE);
	}

	/** A finder for the PATH of this process, among the files of another. */
	public static ProgramFinder in(ProcessRoot root) {
		return new ProgramFinder(System.getenv("PATH"), root);
	}

	/**
	 * The real file behind a program name (looked up in PATH) or a path with a slash (relative ones below {@code folder}), symbolic links resolved; empty if there is none.
	 */
	public Optional<Path> find(String program, Path folder) {
		if (program.isEmpty() || program.indexOf('\0') >= 0)
			return Optional.empty();
		if (program.indexOf('/') >= 0)
			return real(folder.resolve(program));
		for (Path entry : searchPath) {
			Path candidate = entry.resolve(program);
			Optional<Path> found = real(candidate).filter(path -> Files.isExecutable(root.reach(path)));
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	/** The names of what is in the folders of PATH. */
	public Set<String> names() {
		Set<String> names = new TreeSet<>();
		searchPath.forEach(entry -> children(entry).forEach(child -> names.add(child.getFileName().toString())));
		return names;
	}

	/** All regular files that an absolute path with wildcards matches, links resolved, sorted, each once. A wildcard does not match a slash. A name without slash is matched in PATH. */
	public List<Path> glob(String pattern) {
		Collection<Path> found = new ArrayList<>();
		if (pattern.startsWith("/"))
			expand(Path.of("/"), pattern.substring(1), found);
		else if (pattern.indexOf('/') < 0)
			for (Path entry : searchPath)
				expand(entry, pattern, found);
		Collection<Path> files = new LinkedHashSet<>();
		for (Path path : new TreeSet<>(found))
			real(path).ifPresent(files::add);
		return List.copyOf(files);
	}

	private void expand(Path folder, String rest, Collection<Path> found) {
		int slash = rest.indexOf('/');
		String component = slash < 0 ? rest : rest.substring(0, slash);
		String below = slash < 0 ? null : rest.substring(slash + 1);
		if (component.isEmpty()) {
			if (below != null)
				expand(folder, below, found);
		} else if (!Glob.isPattern(component)) {
			step(folder.resolve(component), below, found);
		} else {
			for (Path child : children(folder))
				if (matches(component, child.getFileName().toString()))
					step(child, below, found);
		}
	}

	private void step(Path path, String below, Collection<Path> found) {
		if (below == null)
			found.add(path);
		else if (isFolder(path))
			expand(path, below, found);
	}

	private static boolean matches(String component, String name) {
		return (!name.startsWith(".") || component.startsWith(".")) && Glob.matches(component, name);
	}

	private boolean isFolder(Path path) {
		try {
			return Files.isDirectory(root.reach(root.real(path)));
		} catch (IOException | SecurityException e) {
			return false;
		}
	}

	private List<Path> children(Path folder) {
		List<Path> result = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.reach(root.real(folder)))) {
			stream.forEach(child -> result.add(folder.resolve(child.getFileName())));
		} catch (IOException | java.nio.file.DirectoryIteratorException | SecurityException e) {
			// A folder that may not be read matches nothing, as in the shell.
		}
		return result;
	}

	private Optional<Path> real(Path path) {
		try {
			Path real = root.real(path);
			return Files.isRegularFile(root.reach(real)) ? Optional.of(real) : Optional.empty();
		} catch (IOException | SecurityException e) {
			return Optional.empty();
		}
	}
}
