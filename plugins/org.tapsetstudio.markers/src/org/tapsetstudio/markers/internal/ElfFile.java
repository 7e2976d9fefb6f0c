package org.tapsetstudio.markers.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerFileException.Reason;

/**
 * The section table of an ELF file of either word size and byte order, and the bytes of its sections. Every number that comes from the file is checked before it is used:
 * the file may be cut off, changed while it is read, or made to harm.
 */
public final class ElfFile implements Closeable {
	private static final int ET_EXEC = 2;
	private static final int SHF_EXECINSTR = 4;
	private static final int SHT_NOBITS = 8;
	private static final int MAX_SECTIONS = 1 << 17;
	private static final int MAX_SECTION_BYTES = 64 << 20;

	/** A section header; {@code fileSize} is 0 for sections without bytes in the file. */
	public record Section(String name, int type, long flags, long address, long offset, long fileSize) {
		public boolean isCode() {
			return (flags & SHF_EXECINSTR) != 0;
		}
	}

	private final Path path;
	private final FileChannel channel;
	private final long length;
	private boolean wide;
	private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
	private int machine;
	private boolean fixed;
	private List<Section> sections = List.of();

	private ElfFile(Path path, FileChannel channel) throws IOException {
		this.path = path;
		this.channel = channel;
		this.length = channel.size();
	}

	/** Opens the file and reads its headers; the caller closes it. */
	public static ElfFile open(Path path) throws IOException {
		FileChannel channel;
		try {
			channel = FileChannel.open(path, StandardOpenOption.READ);
		} catch (AccessDeniedException e) {
			throw new MarkerFileException(path, Reason.UNREADABLE, "you have no permission to read this file");
		}
		try {
			ElfFile file = new ElfFile(path, channel);
			file.readHeaders();
			return file;
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	public Path path() {
		return path;
	}

	/** True for 64-bit files. */
	public boolean wide() {
		return wide;
	}

	/** True for a program that is always loaded at the same place. */
	public boolean isFixed() {
		return fixed;
	}

	public int machine() {
		return machine;
	}

	public List<Section> sections() {
		return sections;
	}

	/** The bytes of a section, in the byte order of the file. */
	public ByteBuffer bytes(Section section) throws IOException {
		return bytes(section.offset(), section.fileSize(), "section " + section.name());
	}

	private ByteBuffer bytes(long offset, long size, String what) throws IOException {
		if (size < 0 || size > MAX_SECTION_BYTES)
			throw damaged(what + " claims an impossible size");
		if (offset < 0 || offset > length || size > length - offset)
			throw damaged(what + " reaches beyond the end of the file");
		ByteBuffer buffer = ByteBuffer.allocate((int) size).order(order);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, offset + buffer.position()) < 0)
				throw damaged("the file became shorter while it was read");
		}
		return buffer.flip();
	}

	private void readHeaders() throws IOException {
		if (length < 16 || bytes(0, 4, "the header").order(ByteOrder.BIG_ENDIAN).getInt() != 0x7f454c46)
			throw new MarkerFileException(path, Reason.NOT_ELF, "this is not an ELF program or library");
		ByteBuffer ident = bytes(0, 16, "the header");
		int fileClass = ident.get(4);
		int data = ident.get(5);
		if (fileClass != 1 && fileClass != 2 || data != 1 && data != 2)
			throw damaged("its word size or byte order is unknown");
		wide = fileClass == 2;
		order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
		ByteBuffer header = bytes(0, wide ? 64 : 52, "the header");
		fixed = header.getShort(16) == ET_EXEC;
		machine = header.getShort(18) & 0xffff;
		long table = wide ? header.getLong(40) : header.getInt(32) & 0xffffffffL;
		int tail = wide ? 58 : 46;
		int entrySize = header.getShort(tail) & 0xffff;
		long count = header.getShort(tail + 2) & 0xffff;
		long names = header.getShort(tail + 4) & 0xffff;
		if (table == 0)
			return;
		if (entrySize < (wide ? 64 : 40))
			throw damaged("its section headers are too small");
		readSections(table, entrySize, count, names);
	}

	private void readSections(long table, int entrySize, long headerCount, long headerNames) throws IOException {
		long count = headerCount;
		long names = headerNames;
		ByteBuffer first = bytes(table, entrySize, "the section table");
		// Large files keep the real numbers in the first section header.
		if (count == 0)
			count = wide ? first.getLong(32) : first.getInt(20) & 0xffffffffL;
		if (names == 0xffff)
			names = first.getInt(wide ? 40 : 24) & 0xffffffffL;
		if (count < 0 || count > MAX_SECTIONS)
			throw damaged("it claims " + Long.toUnsignedString(count) + " sections");
		ByteBuffer headers = bytes(table, count * entrySize, "the section table");
		ByteBuffer strings = names < count ? nameTable(headers, (int) names * entrySize) : ByteBuffer.allocate(0);
		List<Section> result = new ArrayList<>();
		for (int i = 0; i < count; i++)
			result.add(section(headers, i * entrySize, strings));
		sections = result;
	}

	private ByteBuffer nameTable(ByteBuffer headers, int at) throws IOException {
		Section table = section(headers, at, ByteBuffer.allocate(0));
		return bytes(table.offset(), table.fileSize(), "the table of section names");
	}

	private Section section(ByteBuffer headers, int at, ByteBuffer strings) {
		long name = headers.getInt(at) & 0xffffffffL;
		int type = headers.getInt(at + 4);
		long flags = wide ? headers.getLong(at + 8) : headers.getInt(at + 8);
		long address = wide ? headers.getLong(at + 16) : headers.getInt(at + 12) & 0xffffffffL;
		long offset = wide ? headers.getLong(at + 24) : headers.getInt(at + 16) & 0xffffffffL;
		long size = wide ? headers.getLong(at + 32) : headers.getInt(at + 20) & 0xffffffffL;
		return new Section(name < strings.limit() ? string(strings, (int) name) : "", type, flags, address, offset, type == SHT_NOBITS ? 0 : size);
	}

	/** The bytes from {@code at} to the next NUL, or to the end of the buffer, as Latin-1. */
	static String string(ByteBuffer buffer, int at) {
		int end = at;
		while (end < buffer.limit() && buffer.get(end) != 0)
			end++;
		return new String(buffer.array(), buffer.arrayOffset() + at, end - at, StandardCharsets.ISO_8859_1);
	}

	MarkerFileException damaged(String why) {
		return new MarkerFileException(path, Reason.DAMAGED, "this file is damaged: " + why);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
