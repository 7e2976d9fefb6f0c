package org.tapsetstudio.markers.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerArgument;
import org.tapsetstudio.markers.MarkerFile;
import org.tapsetstudio.markers.internal.ElfFile.Section;

/**
 * Takes the markers and the build id out of the note sections of a file. Layout of a marker's note (owner {@code stapsdt}, type 3): address of the probe, link-time address of section
 * {@code .stapsdt.base}, address of the semaphore, then provider, name and arguments, each ended by NUL (from the description of user-space probes at sourceware.org).
 */
public final class NoteReader {
	private static final int SHT_NOTE = 7;
	private static final int NT_STAPSDT = 3;
	private static final int NT_GNU_BUILD_ID = 3;

	private final ElfFile elf;
	private final List<Marker> markers = new ArrayList<>();
	private String buildId = "";
	private long base;

	public NoteReader(ElfFile elf) {
		this.elf = elf;
	}

	/** Reads all note sections. */
	public MarkerFile read() throws IOException {
		for (Section section : elf.sections())
			if (section.name().equals(".stapsdt.base"))
				base = section.address();
		for (Section section : elf.sections())
			if (section.type() == SHT_NOTE && section.fileSize() > 0)
				readNotes(section);
		return new MarkerFile(elf.path(), buildId, elf.machine(), markers);
	}

	private void readNotes(Section section) throws IOException {
		ByteBuffer notes = elf.bytes(section);
		int at = 0;
		while (notes.limit() - at >= 12) {
			long nameSize = notes.getInt(at) & 0xffffffffL;
			long descSize = notes.getInt(at + 4) & 0xffffffffL;
			int type = notes.getInt(at + 8);
			long name = at + 12L;
			long desc = align(name + nameSize);
			long next = align(desc + descSize);
			if (desc > notes.limit() || desc + descSize > notes.limit())
				throw elf.damaged("a note of section " + section.name() + " reaches beyond the section");
			String owner = nameSize == 0 ? "" : ElfFile.string(notes.slice((int) name, (int) nameSize), 0);
			ByteBuffer body = notes.slice((int) desc, (int) descSize).order(notes.order());
			if (owner.equals("stapsdt") && type == NT_STAPSDT)
				markers.add(marker(body));
			else if (owner.equals("GNU") && type == NT_GNU_BUILD_ID && descSize <= 64)
				buildId = HexFormat.of().formatHex(body.array(), body.arrayOffset(), body.arrayOffset() + body.limit());
			at = (int) Math.min(next, notes.limit());
		}
	}

	private static long align(long value) {
		return value + 3 & ~3L;
	}

	private Marker marker(ByteBuffer body) throws IOException {
		int word = elf.wide() ? 8 : 4;
		if (body.limit() < 3 * word + 3)
			throw elf.damaged("the note of a marker is too short");
		long address = word(body, 0);
		long noteBase = word(body, word);
		long semaphore = word(body, 2 * word);
		// Prelink moves sections without rewriting this note: the shift is that of .stapsdt.base.
		long shift = base != 0 && noteBase != 0 ? base - noteBase : 0;
		int at = 3 * word;
		String provider = text(body, at);
		at += provider.length() + 1;
		String name = text(body, at);
		at += name.length() + 1;
		String arguments = text(body, at);
		if (provider.isEmpty() || name.isEmpty())
			throw elf.damaged("a marker has no name");
		return new Marker(provider, name, address + shift, semaphore == 0 ? 0 : semaphore + shift, MarkerArgument.parseAll(arguments));
	}

	private long word(ByteBuffer body, int at) {
		return elf.wide() ? body.getLong(at) : body.getInt(at) & 0xffffffffL;
	}

	private String text(ByteBuffer body, int at) throws IOException {
		if (at >= body.limit())
			throw elf.damaged("the note of a marker is cut off");
		String text = ElfFile.string(body, at);
		if (at + text.length() >= body.limit())
			throw elf.damaged("a name in the note of a marker has no end");
		return text;
	}
}
