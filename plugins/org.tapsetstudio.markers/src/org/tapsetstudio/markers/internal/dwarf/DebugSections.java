package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.ElfFile.Section;

/** The sections of debugging information of one file, unpacked; a section that is not there is empty. */
final class DebugSections {
	private static final int COMPRESSED = 0x800;
	private static final int ZLIB = 1;
	private static final int MOST_BYTES = 256 << 20;

	private final Map<String, ByteBuffer> sections = new HashMap<>();

	/** @throws IOException if the file cannot be read, or is damaged or too large */
	static DebugSections read(Path path) throws IOException {
		DebugSections result = new DebugSections();
		try (ElfFile elf = ElfFile.open(path)) {
			for (Section section : elf.sections()) {
				if (section.name().startsWith(".debug_") && section.fileSize() > 0) {
					result.sections.put(section.name().substring(7), unpacked(elf.bytes(section), section));
				}
			}
		}
		return result;
	}

	private static ByteBuffer unpacked(ByteBuffer bytes, Section section) throws IOException {
		if ((section.flags() & COMPRESSED) == 0) {
			return bytes;
		}
		if (bytes.limit() < 24 || bytes.getInt(0) != ZLIB || bytes.getLong(8) < 0 || bytes.getLong(8) > MOST_BYTES) {
			throw new IOException("the section " + section.name() + " is packed in a way that is not known, or is too large");
		}
		byte[] result = new byte[(int) bytes.getLong(8)];
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(bytes.array(), 24, bytes.limit() - 24);
			int done = 0;
			for (int n; done < result.length && (n = inflater.inflate(result, done, result.length - done)) > 0;) {
				done += n;
			}
			if (done < result.length) {
				throw new IOException("the section " + section.name() + " is damaged");
			}
		} catch (DataFormatException e) {
			throw new IOException("the section " + section.name() + " is damaged: " + e.getMessage(), e);
		} finally {
			inflater.end();
		}
		return ByteBuffer.wrap(result).order(bytes.order());
	}

	/** @param name without ".debug_" */
	ByteBuffer get(String name) {
		return sections.getOrDefault(name, ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN));
	}
}
