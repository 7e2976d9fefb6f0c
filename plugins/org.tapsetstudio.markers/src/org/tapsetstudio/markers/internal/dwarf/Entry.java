package org.tapsetstudio.markers.internal.dwarf;

import java.util.Map;

/**
 * One entry of debugging information.
 *
 * @param offset in the section
 * @param next where the following entry starts
 * @param attributes by number: {@link Long} (numbers, addresses, offsets of entries), {@link String}, or {@code byte[]} (blocks)
 */
record Entry(Unit unit, int offset, int next, int tag, boolean hasChildren, Map<Integer, Object> attributes) {
	static final int NAME = 0x03;
	static final int LOCATION = 0x02;
	static final int BYTE_SIZE = 0x0B;
	static final int LOW_PC = 0x11;
	static final int LANGUAGE = 0x13;
	static final int ABSTRACT_ORIGIN = 0x31;
	static final int ENCODING = 0x3E;
	static final int MEMBER_LOCATION = 0x38;
	static final int DECLARATION = 0x3C;
	static final int FRAME_BASE = 0x40;
	static final int SPECIFICATION = 0x47;
	static final int TYPE = 0x49;
	static final int ENTRY_PC = 0x52;
	static final int LINKAGE_NAME = 0x6E;
	static final int BIT_OFFSET = 0x0C;
	static final int BIT_SIZE = 0x0D;
	static final int UPPER_BOUND = 0x2F;
	static final int ARTIFICIAL = 0x34;
	static final int COUNT = 0x37;
	static final int EXTERNAL = 0x3F;
	static final int DATA_BIT_OFFSET = 0x6B;

	Long number(int attribute) {
		return attributes.get(attribute) instanceof Long n ? n : null;
	}

	String text(int attribute) {
		return attributes.get(attribute) instanceof String s ? s : null;
	}
}
