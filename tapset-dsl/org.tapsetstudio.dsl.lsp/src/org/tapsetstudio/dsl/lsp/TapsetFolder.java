package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.tapsetstudio.dsl.semantics.TapsetLibrary;

/**
 * Tapsets as files that an editor can open. Those that come with the product are no files; they are written, when somebody wants to see one, into a temporary
 * folder that goes away with the server. Safe for use by several threads.
 */
final class TapsetFolder {
	private final Supplier<TapsetLibrary> library;
	private final Map<Path, String> written = new HashMap<>();
	private Path folder;

	TapsetFolder(Supplier<TapsetLibrary> library) {
		this.library = library;
	}

	Optional<String> text(String name) {
		return library.get().files().stream().filter(entry -> entry.name().equals(name)).map(TapsetLibrary.Entry::text).findFirst();
	}

	synchronized String uri(String name, String text) {
		if (name.startsWith("/") && Files.isRegularFile(Path.of(name))) {
			return FileUri.of(Path.of(name));
		}
		try {
			if (folder == null) {
				folder = Files.createTempDirectory("tapset-lsp");
				folder.toFile().deleteOnExit();
			}
			Path file = folder.resolve(name.replace('/', '_'));
			if (written.put(file, name) == null) {
				Files.write(file, text.getBytes(StandardCharsets.UTF_8));
				file.toFile().setReadOnly();
				file.toFile().deleteOnExit();
			}
			return FileUri.of(file);
		} catch (IOException e) {
			throw new UncheckedIOException("The tapset " + name + " cannot be written to a temporary file", e);
		}
	}

	/** The name in the library of a tapset that was written. */
	synchronized Optional<String> name(String uri) {
		return FileUri.path(uri).map(written::get);
	}
}
