package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds all files of the usual program and library folders that have markers. */
public final class SystemScan {
	/** Told about the progress; may stop the scan. Called on the scanning thread. */
	public interface Listener {
		/**
		 * @param folder the folder that is scanned now
		 * @param filesSeen ELF candidates looked at so far
		 * @return false to stop
		 */
		boolean progress(Path folder, int filesSeen);

		/** A file with at least one marker was found. */
		default void found(MarkerFile file) {
		}
	}

	private final MarkerReader reader;
	private final List<Path> folders;

	public SystemScan(MarkerReader reader) {
		this(reader, defaultFolders());
	}

	/** @param folders to be walked with everything below them; missing ones are passed over */
	public SystemScan(MarkerReader reader, List<Path> folders) {
		this.reader = reader;
		this.folders = List.copyOf(folders);
	}

	/** Program and library folders of a Linux system, links between them (merged /usr) resolved, each once. */
	public static List<Path> defaultFolders() {
		Set<Path> result = new LinkedHashSet<>();
		for (String name : List.of("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/bin", "/usr/local/sbin", "/usr/local/lib", "/bin", "/sbin", "/lib",
				"/lib64", "/opt")) {
			try {
				result.add(Path.of(name).toRealPath());
			} catch (IOException e) {
				// not on this system
			}
		}
		return List.copyOf(result);
	}

	/** Scans; files that cannot be read or are no ELF files are passed over. Returns what was found until the end or the stop. */
	public List<MarkerFile> run(Listener listener) throws IOException {
		List<MarkerFile> result = new ArrayList<>();
		for (Path folder : folders) {
			Visitor visitor = new Visitor(listener, result);
			if (Files.isDirectory(folder))
				Files.walkFileTree(folder, visitor);
			if (visitor.stopped)
				break;
		}
		return result;
	}

	private final class Visitor extends SimpleFileVisitor<Path> {
		private final Listener listener;
		private final List<MarkerFile> result;
		private int seen;
		private boolean stopped;

		Visitor(Listener listener, List<MarkerFile> result) {
			this.listener = listener;
			this.result = result;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
			stopped = !listener.progress(folder, seen);
			return stopped ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (!attributes.isRegularFile() || attributes.size() < 64 || !mayBeElf(file, attributes))
				return FileVisitResult.CONTINUE;
			seen++;
			try {
				MarkerFile markers = reader.read(file);
				if (!markers.markers().isEmpty()) {
					result.add(markers);
					listener.found(markers);
				}
			} catch (MarkerFileException e) {
				// Most files are no ELF files; those that cannot be read cannot be traced either.
			}
			return FileVisitResult.CONTINUE;
		}

		/** Libraries often lack the executable bit, so the name decides for them. */
		private boolean mayBeElf(Path file, BasicFileAttributes attributes) {
			String name = file.getFileName().toString();
			return name.contains(".so") || Files.isExecutable(file);
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException problem) {
			return FileVisitResult.CONTINUE;
		}
	}
}
