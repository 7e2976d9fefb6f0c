package org.tapsetstudio.markers.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.tapsetstudio.markers.internal.ElfFile.Section;

/** Reads which libraries a file asks the dynamic linker for, and where it says that they are. */
public final class NeededReader {
	private static final long DT_NEEDED = 1;
	private static final long DT_RPATH = 15;
	private static final long DT_RUNPATH = 29;
	private static final long DT_FLAGS_1 = 0x6ffffffbL;
	private static final long DF_1_PIE = 0x08000000;

	private final List<String> libraries = new ArrayList<>();
	private String folders = "";
	private final int machine;
	private final boolean wide;
	private boolean dynamic;
	private boolean pie;
	private String linker = "";

	public NeededReader(ElfFile elf) throws IOException {
		machine = elf.machine();
		wide = elf.wide();
		Optional<Section> table = section(elf, ".dynamic");
		Optional<Section> names = section(elf, ".dynstr");
		if (table.isEmpty() || names.isEmpty()) {
			return;
		}
		ByteBuffer entries = elf.bytes(table.get());
		ByteBuffer strings = elf.bytes(names.get());
		int word = elf.wide() ? 8 : 4;
		for (int at = 0; at + 2 * word <= entries.limit(); at += 2 * word) {
			entry(word(elf, entries, at), word(elf, entries, at + word), strings);
		}
		Optional<Section> interpreter = section(elf, ".interp");
		if (interpreter.isPresent()) {
			linker = ElfFile.string(elf.bytes(interpreter.get()), 0);
		}
		dynamic = !pie || !linker.isEmpty();
	}

	/** Whether one process can hold both: the dynamic linker passes over a library for another processor, or of other width. */
	public boolean suits(NeededReader other) {
		return machine == other.machine && wide == other.wide;
	}

	private static Optional<Section> section(ElfFile elf, String name) {
		return elf.sections().stream().filter(section -> section.name().equals(name) && section.fileSize() > 0).findFirst();
	}

	private static long word(ElfFile elf, ByteBuffer buffer, int at) {
		return elf.wide() ? buffer.getLong(at) : buffer.getInt(at) & 0xffffffffL;
	}

	private void entry(long tag, long value, ByteBuffer strings) {
		if (tag == DT_FLAGS_1) {
			pie = (value & DF_1_PIE) != 0;
		}
		if (value < 0 || value >= strings.limit()) {
			return;
		}
		if (tag == DT_NEEDED) {
			libraries.add(ElfFile.string(strings, (int) value));
		} else if (tag == DT_RUNPATH || tag == DT_RPATH) {
			folders = ElfFile.string(strings, (int) value);
		}
	}

	/** False for a statically linked program, which the dynamic linker never sees, even if it can be loaded anywhere and therefore has a table like others. */
	public boolean isDynamic() {
		return dynamic;
	}

	/** The dynamic linker that a program asks for; empty for a library. */
	public String linker() {
		return linker;
	}

	/** File names, mostly without folder. */
	public List<String> libraries() {
		return libraries;
	}

	/** Folders joined by colons, {@code $ORIGIN} still in them; may be empty. */
	public String folders() {
		return folders;
	}
}
