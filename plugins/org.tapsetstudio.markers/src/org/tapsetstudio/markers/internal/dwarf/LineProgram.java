package org.tapsetstudio.markers.internal.dwarf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The rows of .debug_line, versions 2 to 5 in the 32-bit format. Damaged tables raise the exceptions of {@link DwarfReader}. */
final class LineProgram {
	private static final int MOST_ROWS = 20_000_000;
	private static final int DIRECTORY_INDEX = 2;
	private static final int PATH = 1;

	/**
	 * A row: from this address on the code belongs to that line.
	 *
	 * @param isEnd the first address behind a stretch of code, which no line has
	 */
	record Row(long address, String file, int line, boolean isStatement, boolean isEnd) {
	}

	private final DebugSections sections;
	private final ByteBuffer bytes;
	private final List<Row> rows = new ArrayList<>();

	private int version;
	private int minimumLength;
	private boolean statementByDefault;
	private int lineBase;
	private int lineRange;
	private int[] operands;
	private final List<String> directories = new ArrayList<>();
	private final List<String> files = new ArrayList<>();

	private LineProgram(DebugSections sections) {
		this.sections = sections;
		bytes = sections.get("line");
	}

	/** All rows, in the order of the programs; within a stretch addresses do not fall. */
	static List<Row> read(DebugSections sections) {
		LineProgram program = new LineProgram(sections);
		for (int at = 0; at + 10 < program.bytes.limit();) {
			DwarfReader r = new DwarfReader(program.bytes, at);
			long length = r.fixed(4);
			if (length >= 0xFFFFFFF0L || length > program.bytes.limit() - at - 4) {
				break;
			}
			int end = at + 4 + (int) length;
			if (program.header(r)) {
				program.run(r, end);
			}
			at = end;
		}
		return program.rows;
	}

	/** Names of the source files of the program that begins at an offset, in the order of their numbers; those of DWARF 4 may be relative to the folder of the compiler. */
	static List<String> files(DebugSections sections, long offset) {
		LineProgram program = new LineProgram(sections);
		DwarfReader r = new DwarfReader(program.bytes, offset);
		return r.fixed(4) < 0xFFFFFFF0L && program.header(r) ? List.copyOf(program.files) : List.of();
	}

	/** False for a version that is not known. */
	private boolean header(DwarfReader r) {
		directories.clear();
		files.clear();
		version = (int) r.fixed(2);
		if (version < 2 || version > 5) {
			return false;
		}
		if (version == 5) {
			r.skip(2);
		}
		int program = (int) r.fixed(4) + r.at();
		minimumLength = (int) r.fixed(1);
		if (version >= 4) {
			r.skip(1);
		}
		statementByDefault = r.fixed(1) != 0;
		lineBase = (byte) r.fixed(1);
		lineRange = (int) r.fixed(1);
		operands = new int[(int) r.fixed(1)];
		for (int i = 1; i < operands.length; i++) {
			operands[i] = (int) r.fixed(1);
		}
		if (version == 5) {
			table(r, directories, false);
			table(r, files, true);
		} else {
			oldTables(r);
		}
		r.bytes.position(program);
		return lineRange != 0;
	}

	private void table(DwarfReader r, List<String> to, boolean inDirectories) {
		long[][] format = new long[(int) r.fixed(1)][];
		for (int i = 0; i < format.length; i++) {
			format[i] = new long[] { r.unsigned(), r.unsigned() };
		}
		long count = r.unsigned();
		for (long n = 0; n < count; n++) {
			String path = "";
			int directory = -1;
			for (long[] f : format) {
				Object value = value(r, (int) f[1]);
				path = f[0] == PATH && value instanceof String s ? s : path;
				directory = f[0] == DIRECTORY_INDEX && value instanceof Long d ? d.intValue() : directory;
			}
			to.add(inDirectories ? joined(directory, path) : path);
		}
	}

	private Object value(DwarfReader r, int form) {
		return switch (form) {
		case 0x08 -> r.string();
		case 0x0E -> new DwarfReader(sections.get("str"), r.fixed(4)).string();
		case 0x1F -> new DwarfReader(sections.get("line_str"), r.fixed(4)).string();
		case 0x0B -> r.fixed(1);
		case 0x05 -> r.fixed(2);
		case 0x06 -> r.fixed(4);
		case 0x07 -> r.fixed(8);
		case 0x0F -> r.unsigned();
		case 0x09 -> r.block(r.unsigned());
		case 0x1E -> r.block(16);
		default -> throw new IndexOutOfBoundsException("form " + form);
		};
	}

	private void oldTables(DwarfReader r) {
		directories.add("");
		for (String s; !(s = r.string()).isEmpty();) {
			directories.add(s);
		}
		files.add("");
		for (String s; !(s = r.string()).isEmpty();) {
			files.add(joined((int) r.unsigned(), s));
			r.unsigned();
			r.unsigned();
		}
	}

	private String joined(int directory, String path) {
		boolean isWhole = path.startsWith("/") || directory < 0 || directory >= directories.size() || directories.get(directory).isEmpty();
		String folder = isWhole ? "" : directories.get(directory);
		if (!isWhole && directory > 0 && !folder.startsWith("/") && !directories.get(0).isEmpty()) {
			folder = directories.get(0) + "/" + folder;
		}
		return isWhole ? path : folder + "/" + path;
	}

	/** The machine that the table is a program for. */
	private void run(DwarfReader r, int end) {
		long address = 0;
		int file = 1;
		int line = 1;
		boolean statement = statementByDefault;
		while (r.at() < end) {
			int op = (int) r.fixed(1);
			if (op >= operands.length) {
				int special = op - operands.length;
				address += (long) (special / lineRange) * minimumLength;
				line += lineBase + special % lineRange;
				add(address, file, line, statement, false);
				continue;
			}
			switch (op) {
			case 0 -> {
				int next = (int) r.unsigned() + r.at();
				int extended = (int) r.fixed(1);
				if (extended == 1) {
					add(address, file, line, statement, true);
					address = 0;
					file = 1;
					line = 1;
					statement = statementByDefault;
				} else if (extended == 2) {
					address = r.fixed(8);
				}
				r.bytes.position(next);
			}
			case 1 -> add(address, file, line, statement, false);
			case 2 -> address += r.unsigned() * minimumLength;
			case 3 -> line += (int) r.signed();
			case 4 -> file = (int) r.unsigned();
			case 6 -> statement = !statement;
			case 8 -> address += (long) ((255 - operands.length) / lineRange) * minimumLength;
			case 9 -> address += r.fixed(2);
			default -> {
				for (int i = 0; i < operands[op]; i++) {
					r.unsigned();
				}
			}
			}
		}
	}

	private void add(long address, int file, int line, boolean statement, boolean isEnd) {
		if (rows.size() >= MOST_ROWS) {
			throw new IndexOutOfBoundsException("more than " + MOST_ROWS + " rows of lines");
		}
		rows.add(new Row(address, file >= 0 && file < files.size() ? files.get(file) : "", line, statement, isEnd));
	}
}
