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
import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.NoteReader;

/**
 * Reads the static markers of files and remembers the last {@value #CAPACITY} answers for as long as the file keeps its time and size.
 * Safe for use by several threads.
 */
public final class MarkerReader {
	private static final int CAPACITY = 256;

	private record Key(Path path, FileTime modified, long size) {
	}

	private final Map<Key, MarkerFile> cache = new LinkedHashMap<>(64, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, MarkerFile> eldest) {
			return size() > CAPACITY;
		}
	};

	/**
	 * Reads one file.
	 *
	 * @throws MarkerFileException when there is no such file, it may not be read, is no ELF file, or is damaged
	 */
	public MarkerFile read(Path file) throws MarkerFileException {
		BasicFileAttributes attributes = attributes(file);
		// Opening a pipe or a device would wait or do something; an ELF file is always a regular file.
		if (!attributes.isRegularFile())
			throw new MarkerFileException(file, Reason.NOT_ELF, attributes.isDirectory() ? "this is a folder, not a program or library" : "this is not a regular file");
		Key key = new Key(file, attributes.lastModifiedTime(), attributes.size());
		synchronized (cache) {
			MarkerFile known = cache.get(key);
			if (known != null)
				return known;
		}
		MarkerFile read = readNow(file);
		synchronized (cache) {
			cache.put(key, read);
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

	private static MarkerFile readNow(Path file) throws MarkerFileException {
		try (ElfFile elf = ElfFile.open(file)) {
			return new NoteReader(elf).read();
		} catch (MarkerFileException e) {
			throw e;
		} catch (IOException e) {
			throw new MarkerFileException(file, Reason.UNREADABLE, "the file cannot be read (" + e.getMessage() + ")");
		}
	}
}
