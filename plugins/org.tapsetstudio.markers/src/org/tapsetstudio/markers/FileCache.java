package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

import org.tapsetstudio.markers.MarkerFileException.Reason;

/**
 * Remembers what was read of the files that were asked about last, for as long as a file keeps its time and size. Safe for use by several threads.
 *
 * @param <T> what is read; immutable
 */
public final class FileCache<T> {
	/** Reads a file. */
	@FunctionalInterface
	public interface Reading<T> {
		/** @throws MarkerFileException when the file may not be read, is no ELF file, or is damaged */
		T read(Path file) throws MarkerFileException;
	}

	private record Key(Path path, FileTime modified, long size) {
	}

	private final Reading<T> reading;
	private final Map<Key, T> known;

	/** @param capacity how many files to remember */
	public FileCache(int capacity, Reading<T> reading) {
		this.reading = reading;
		known = new LinkedHashMap<>(64, 0.75f, true) {
			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
				return size() > capacity;
			}
		};
	}

	/** What a file holds, as it is now. */
	public T read(Path file) throws MarkerFileException {
		BasicFileAttributes attributes = attributes(file);
		// Opening a pipe or a device would wait or do something; an ELF file is always a regular file.
		if (!attributes.isRegularFile())
			throw new MarkerFileException(file, Reason.NOT_ELF, attributes.isDirectory() ? "this is a folder, not a program or library" : "this is not a regular file");
		Key key = new Key(file, attributes.lastModifiedTime(), attributes.size());
		synchronized (known) {
			T before = known.get(key);
			if (before != null)
				return before;
		}
		T read = reading.read(file);
		synchronized (known) {
			known.put(key, read);
		}
		return read;
	}

	private static BasicFileAttributes attributes(Path file) throws MarkerFileException {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class);
		} catch (NoSuchFileException e) {
			throw new MarkerFileException(file, Reason.MISSING, "there is no such file");
		} catch (IOException | SecurityException e) {
			throw new MarkerFileException(file, Reason.UNREADABLE, "the file cannot be examined (" + e.getMessage() + ")");
		}
	}
}
