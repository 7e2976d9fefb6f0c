package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Path;

import org.tapsetstudio.markers.MarkerFileException.Reason;
import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.NoteReader;

/**
 * Reads the static markers of files and remembers the last {@value #CAPACITY} answers for as long as the file keeps its time and size.
 * Safe for use by several threads.
 */
public final class MarkerReader {
	private static final int CAPACITY = 256;

	private final FileCache<MarkerFile> files = new FileCache<>(CAPACITY, MarkerReader::readNow);

	/**
	 * Reads one file.
	 *
	 * @throws MarkerFileException when there is no such file, it may not be read, is no ELF file, or is damaged
	 */
	public MarkerFile read(Path file) throws MarkerFileException {
		return files.read(file);
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
