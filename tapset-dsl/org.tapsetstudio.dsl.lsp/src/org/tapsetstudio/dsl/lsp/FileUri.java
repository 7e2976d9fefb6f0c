package org.tapsetstudio.dsl.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths of URIs. */
final class FileUri {
	private FileUri() {
	}

	/** The path of a {@code file:} URI; empty for others, such as {@code untitled:}, and for what is none. */
	static Optional<Path> path(String uri) {
		try {
			return uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri)).normalize()) : Optional.empty();
		} catch (IllegalArgumentException | FileSystemNotFoundException e) {
			return Optional.empty();
		}
	}

	/** The name of a text in problems and symbols: its path where it has one. */
	static String name(String uri) {
		return path(uri).map(Path::toString).orElse(uri);
	}

	static String of(Path path) {
		// the form with an empty host, which editors use
		return path.toUri().toString();
	}
}
