package org.tapsetstudio.dsl.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tapsetstudio.dsl.ide.model.ScriptModel;
import org.tapsetstudio.dsl.ide.model.ScriptModels;

/** The scripts in the client's folders, as they are on disk. Read when they are asked for, and again when they have changed. Safe for use by several threads. */
final class Workspace {
	private static final int MOST_SCRIPTS = 1000;
	private static final int MOST_FILES = 100_000;

	private record Known(FileTime changed, ScriptModel model) {
	}

	private final ScriptModels models;
	private final Set<Path> roots = new LinkedHashSet<>();
	private final Map<Path, Known> known = new HashMap<>();

	Workspace(ScriptModels models) {
		this.models = models;
	}

	synchronized void open(List<Path> folders) {
		roots.addAll(folders);
	}

	synchronized void close(List<Path> folders) {
		roots.removeAll(folders);
	}

	/**
	 * Models of at most some thousand scripts; hidden folders and huge files are passed over.
	 *
	 * @param open names of files that the client has open: what is on disk of them does not count
	 */
	synchronized List<ScriptModel> models(Set<String> open) {
		Map<Path, FileTime> files = files();
		files.keySet().removeIf(file -> open.contains(file.toString()));
		known.keySet().retainAll(files.keySet());
		List<ScriptModel> result = new ArrayList<>();
		files.forEach((file, changed) -> {
			Known before = known.get(file);
			if (before == null || !before.changed().equals(changed) || !models.isCurrent(before.model())) {
				try {
					String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
					known.put(file, new Known(changed, models.create(file.toString(), text, () -> false)));
				} catch (IOException e) {
					// gone, or not ours to read: it says nothing
					return;
				}
			}
			result.add(known.get(file).model());
		});
		return result;
	}

	private Map<Path, FileTime> files() {
		Map<Path, FileTime> files = new LinkedHashMap<>();
		int[] seen = new int[1];
		for (Path root : roots) {
			try {
				Files.walkFileTree(root, new SimpleFileVisitor<>() {
					@Override
					public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
						return !folder.equals(root) && folder.getFileName().toString().startsWith(".") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
					}

					@Override
					public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
						if (attributes.isRegularFile() && attributes.size() <= Document.LARGEST && file.toString().endsWith(".stp")) {
							files.put(file, attributes.lastModifiedTime());
						}
						return ++seen[0] >= MOST_FILES || files.size() >= MOST_SCRIPTS ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
					}

					@Override
					public FileVisitResult visitFileFailed(Path file, IOException e) {
						return FileVisitResult.CONTINUE;
					}
				});
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return files;
	}
}
