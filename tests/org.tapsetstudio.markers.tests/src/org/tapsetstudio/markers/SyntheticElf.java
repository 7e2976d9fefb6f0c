package org.tapsetstudio.markers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds the smallest ELF file that holds one marker: header, a note section, .stapsdt.base, the section names. */
final class SyntheticElf {
	static final long ADDRESS = 0x1234;
	static final long BASE = 0x5000;

	private SyntheticElf() {
	}

	static byte[] with(String provider, String name, String arguments) {
		byte[] names = "\0.note.stapsdt\0.stapsdt.base\0.shstrtab\0".getBytes(StandardCharsets.ISO_8859_1);
		byte[] text = (provider + "\0" + name + "\0" + arguments + "\0").getBytes(StandardCharsets.ISO_8859_1);
		int descSize = 24 + text.length;
		int noteSize = 12 + 8 + (descSize + 3 & ~3);
		int noteAt = 64;
		int namesAt = noteAt + noteSize;
		int tableAt = namesAt + names.length;
		ByteBuffer b = ByteBuffer.allocate(tableAt + 4 * 64).order(ByteOrder.LITTLE_ENDIAN);
		b.put(new byte[] { 0x7f, 'E', 'L', 'F', 2, 1, 1 });
		b.putShort(16, (short) 3).putShort(18, (short) 62);
		b.putLong(40, tableAt);
		b.putShort(58, (short) 64).putShort(60, (short) 4).putShort(62, (short) 3);
		b.position(noteAt);
		b.putInt(8).putInt(descSize).putInt(3).put("stapsdt\0".getBytes(StandardCharsets.ISO_8859_1));
		b.putLong(ADDRESS).putLong(BASE).putLong(0x9000).put(text);
		b.position(namesAt).put(names);
		section(b, tableAt + 64, 1, 7, 0, noteAt, noteSize);
		// the base moved by 0x100, as prelink does
		section(b, tableAt + 128, 15, 1, BASE + 0x100, namesAt, 1);
		section(b, tableAt + 192, 29, 3, 0, namesAt, names.length);
		return b.array();
	}

	private static void section(ByteBuffer b, int at, int name, int type, long address, long offset, long size) {
		b.putInt(at, name).putInt(at + 4, type).putLong(at + 16, address).putLong(at + 24, offset).putLong(at + 32, size);
	}
}
