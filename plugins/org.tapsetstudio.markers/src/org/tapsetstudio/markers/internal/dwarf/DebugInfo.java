package org.tapsetstudio.markers.internal.dwarf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tapsetstudio.markers.internal.dwarf.Unit.Shape;

/** The entries of .debug_info, DWARF 4 and 5 in the 32-bit format. Damaged information raises {@link IndexOutOfBoundsException} or {@link java.nio.BufferUnderflowException}. */
final class DebugInfo {
	private static final int FIRST_FORM_OF_ALT = 0x1F20;
	private static final int COMPILE_UNIT = 1;
	private static final int FOLDER = 0x1B;
	private static final int STRING_BASE = 0x72;
	private static final int ADDRESS_BASE = 0x73;
	private static final int LOCATION_BASE = 0x8C;

	private final DebugSections sections;
	private final ByteBuffer info;
	private final List<Unit> units = new ArrayList<>();

	DebugInfo(DebugSections sections) {
		this.sections = sections;
		info = sections.get("info");
		Map<Long, Map<Long, Shape>> tables = new HashMap<>();
		for (int at = 0; at + 12 < info.limit();) {
			DwarfReader r = new DwarfReader(info, at);
			long length = r.fixed(4);
			if (length >= 0xFFFFFFF0L || length > info.limit() - at - 4) {
				break;
			}
			int end = at + 4 + (int) length;
			readUnit(r, at, end, tables);
			at = end;
		}
	}

	private void readUnit(DwarfReader r, int start, int end, Map<Long, Map<Long, Shape>> tables) {
		int version = (int) r.fixed(2);
		if (version != 4 && version != 5) {
			return;
		}
		int type = version == 5 ? (int) r.fixed(1) : COMPILE_UNIT;
		if (version == 5) {
			r.fixed(1);
		}
		long abbreviations = r.fixed(4);
		if (version == 4) {
			r.fixed(1);
		}
		if (type != COMPILE_UNIT && type != 3) {
			return;
		}
		Unit unit = new Unit(start, end, r.at(), version, tables.computeIfAbsent(abbreviations, this::shapes));
		// in two steps: the bases may stand behind what needs them
		Entry first = read(unit, unit.firstEntry);
		unit.strings = first.attributes().get(STRING_BASE) instanceof Long n ? n : 8;
		unit.addresses = first.attributes().get(ADDRESS_BASE) instanceof Long n ? n : 8;
		unit.locations = first.attributes().get(LOCATION_BASE) instanceof Long n ? n : 12;
		first = read(unit, unit.firstEntry);
		unit.base = first.number(Entry.LOW_PC) == null ? 0 : first.number(Entry.LOW_PC);
		unit.language = first.number(Entry.LANGUAGE) == null ? 0 : first.number(Entry.LANGUAGE).intValue();
		units.add(unit);
	}

	private Map<Long, Shape> shapes(long offset) {
		Map<Long, Shape> result = new HashMap<>();
		DwarfReader r = new DwarfReader(sections.get("abbrev"), offset);
		for (long code; (code = r.unsigned()) != 0;) {
			int tag = (int) r.unsigned();
			boolean hasChildren = r.fixed(1) != 0;
			List<long[]> attributes = new ArrayList<>();
			while (true) {
				long attribute = r.unsigned();
				long form = r.unsigned();
				long constant = form == 0x21 ? r.signed() : 0;
				if (attribute == 0 && form == 0) {
					break;
				}
				attributes.add(new long[] { attribute, form, constant });
			}
			result.put(code, new Shape(tag, hasChildren, attributes));
		}
		return result;
	}

	List<Unit> units() {
		return units;
	}

	/** All entries with this tag. */
	void each(int tag, Consumer<Entry> visit) {
		for (Unit unit : units) {
			DwarfReader r = new DwarfReader(info, unit.firstEntry);
			while (r.at() < unit.end) {
				int offset = r.at();
				Shape shape = unit.shapes.get(r.unsigned());
				if (shape == null) {
					continue;
				}
				if (shape.tag() == tag) {
					visit.accept(read(unit, offset));
				}
				for (long[] a : shape.attributes()) {
					value(r, unit, a[1], a[2], false);
				}
			}
		}
	}

	/** The entry at this place. */
	Entry at(long offset) {
		for (Unit unit : units) {
			if (offset >= unit.firstEntry && offset < unit.end) {
				return read(unit, (int) offset);
			}
		}
		throw new IndexOutOfBoundsException("entry " + offset);
	}

	/** The entries directly below this one. */
	List<Entry> children(Entry parent) {
		List<Entry> result = new ArrayList<>();
		int at = parent.next();
		for (int depth = parent.hasChildren() ? 1 : 0; depth > 0 && at < parent.unit().end;) {
			Entry e = read(parent.unit(), at);
			at = e.next();
			if (e.tag() == 0) {
				depth--;
			} else {
				if (depth == 1) {
					result.add(e);
				}
				depth += e.hasChildren() ? 1 : 0;
			}
		}
		return result;
	}

	/** An attribute of an entry, or of the one that it completes. Null if it has none. */
	Object attribute(Entry entry, int attribute) {
		Entry e = entry;
		for (int i = 0; i < 8; i++) {
			Object value = e.attributes().get(attribute);
			Long origin = e.number(Entry.ABSTRACT_ORIGIN) != null ? e.number(Entry.ABSTRACT_ORIGIN) : e.number(Entry.SPECIFICATION);
			if (value != null || origin == null) {
				return value;
			}
			e = at(origin);
		}
		return null;
	}

	/** A path of a source file, made absolute by the folder that the compiler ran in. */
	String inFolder(Unit unit, String path) {
		String folder = path.isEmpty() || path.startsWith("/") ? null : at(unit.firstEntry).text(FOLDER);
		return folder == null ? path : folder + "/" + path;
	}

	private Entry read(Unit unit, int offset) {
		DwarfReader r = new DwarfReader(info, offset);
		long code = r.unsigned();
		if (code == 0) {
			return new Entry(unit, offset, r.at(), 0, false, Map.of());
		}
		Shape shape = unit.shapes.get(code);
		if (shape == null) {
			throw new IndexOutOfBoundsException("shape " + code);
		}
		Map<Integer, Object> values = new HashMap<>();
		for (long[] a : shape.attributes()) {
			Object value = value(r, unit, a[1], a[2], true);
			if (value != null) {
				values.put((int) a[0], value);
			}
		}
		return new Entry(unit, offset, r.at(), shape.tag(), shape.hasChildren(), values);
	}

	/** @param wanted false to step over it only */
	private Object value(DwarfReader r, Unit unit, long form, long constant, boolean wanted) {
		switch ((int) form) {
		case 0x01, 0x07:
			return r.fixed(8);
		case 0x14:
			return unit.start + r.fixed(8);
		case 0x20:
			r.skip(8);
			return null;
		case 0x03:
			return block(r, r.fixed(2), wanted);
		case 0x04:
			return block(r, r.fixed(4), wanted);
		case 0x0A:
			return block(r, r.fixed(1), wanted);
		case 0x09, 0x18:
			return block(r, r.unsigned(), wanted);
		case 0x05:
			return r.fixed(2);
		case 0x06, 0x17, 0x10:
			return r.fixed(4);
		case 0x08:
			return r.string();
		case 0x0B, 0x0C:
			return r.fixed(1);
		case 0x0D:
			return r.signed();
		case 0x0E:
			return string("str", r.fixed(4), wanted);
		case 0x1F:
			return string("line_str", r.fixed(4), wanted);
		case 0x0F, 0x23:
			return r.unsigned();
		case 0x11:
			return unit.start + r.fixed(1);
		case 0x12:
			return unit.start + r.fixed(2);
		case 0x13:
			return unit.start + r.fixed(4);
		case 0x15:
			return unit.start + r.unsigned();
		case 0x16:
			return value(r, unit, r.unsigned(), 0, wanted);
		case 0x19:
			return 1L;
		case 0x1A:
			return indexedString(unit, r.unsigned(), wanted);
		case 0x25, 0x26, 0x27, 0x28:
			return indexedString(unit, r.fixed((int) form - 0x24), wanted);
		case 0x1B:
			return address(unit, r.unsigned(), wanted);
		case 0x29, 0x2A, 0x2B, 0x2C:
			return address(unit, r.fixed((int) form - 0x28), wanted);
		case 0x22:
			return locations(unit, r.unsigned(), wanted);
		case 0x1E:
			r.skip(16);
			return null;
		case 0x21:
			return constant;
		case 0x1C, 0x1D, FIRST_FORM_OF_ALT, FIRST_FORM_OF_ALT + 1:
			r.skip(4); // in a file that several files of debugging information share
			return null;
		case 0x24:
			r.skip(8);
			return null;
		default:
			throw new IndexOutOfBoundsException("form " + form);
		}
	}

	private static Object block(DwarfReader r, long length, boolean wanted) {
		if (wanted) {
			return r.block(length);
		}
		r.skip(length);
		return null;
	}

	private Object string(String section, long offset, boolean wanted) {
		return wanted ? new DwarfReader(sections.get(section), offset).string() : null;
	}

	private Object indexedString(Unit unit, long index, boolean wanted) {
		return wanted && sections.get("str_offsets").limit() > 0 ? string("str", new DwarfReader(sections.get("str_offsets"), unit.strings + 4 * index).fixed(4), true) : null;
	}

	private Object address(Unit unit, long index, boolean wanted) {
		return wanted && sections.get("addr").limit() > 0 ? new DwarfReader(sections.get("addr"), unit.addresses + 8 * index).fixed(8) : null;
	}

	private Object locations(Unit unit, long index, boolean wanted) {
		return wanted ? unit.locations + new DwarfReader(sections.get("loclists"), unit.locations + 4 * index).fixed(4) : null;
	}

	DebugSections sections() {
		return sections;
	}
}
