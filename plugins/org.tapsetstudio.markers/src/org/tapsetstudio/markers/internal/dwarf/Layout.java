package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;

/** What a type means for reading a value: typedefs and qualifiers are looked through. */
final class Layout {
	enum Kind {
		/** integers, characters, booleans, enumerations, pointers */
		NUMBER, FLOAT, STRUCTURE, ARRAY, OTHER
	}

	private static final int ARRAY = 0x01;
	private static final int CLASS = 0x02;
	private static final int ENUMERATION = 0x04;
	private static final int MEMBER = 0x0D;
	private static final int POINTER = 0x0F;
	private static final int REFERENCE = 0x10;
	private static final int STRUCTURE = 0x13;
	private static final int TYPEDEF = 0x16;
	private static final int UNION = 0x17;
	private static final int INHERITANCE = 0x1C;
	private static final int BASE = 0x24;
	private static final int CONST = 0x26;
	private static final int VOLATILE = 0x35;
	private static final int RESTRICT = 0x37;
	private static final int RVALUE_REFERENCE = 0x42;
	private static final int ATOMIC = 0x47;
	private static final int MOST_LINKS = 40;

	/** A member of a structure; of unnamed structures in it the members count as its own. */
	record Member(String name, long offset, boolean isBits, Entry entry) {
	}

	private final DebugInfo info;
	private final Entry entry;

	private Layout(DebugInfo info, Entry entry) {
		this.info = info;
		this.entry = entry;
	}

	/** Tags of entries that a type's name with this word before it can mean. */
	static List<Integer> tags(String word) {
		return switch (word) {
		case "struct", "class" -> List.of(STRUCTURE, CLASS);
		case "union" -> List.of(UNION);
		case "enum" -> List.of(ENUMERATION);
		default -> List.of(TYPEDEF, STRUCTURE, CLASS, UNION, BASE);
		};
	}

	/** Of the type of a variable, member, or other entry that has one; null for void. */
	static Layout of(DebugInfo info, Entry typed) {
		Entry e = typed;
		for (int i = 0; i < MOST_LINKS; i++) {
			if (!(info.attribute(e, Entry.TYPE) instanceof Long next)) {
				return null;
			}
			e = info.at(next);
			if (e.tag() != TYPEDEF && e.tag() != CONST && e.tag() != VOLATILE && e.tag() != RESTRICT && e.tag() != ATOMIC) {
				return new Layout(info, e);
			}
		}
		return null;
	}

	/** Of the type that an entry describes. */
	static Layout describedBy(DebugInfo info, Entry type) {
		return type.tag() == TYPEDEF ? of(info, type) : new Layout(info, type);
	}

	Kind kind() {
		return switch (entry.tag()) {
		case POINTER, REFERENCE, RVALUE_REFERENCE, ENUMERATION -> Kind.NUMBER;
		case BASE -> encoding() == 4 || encoding() == 3 ? Kind.FLOAT : size() <= 8 ? Kind.NUMBER : Kind.OTHER;
		case STRUCTURE, CLASS, UNION -> Kind.STRUCTURE;
		case ARRAY -> Kind.ARRAY;
		default -> Kind.OTHER;
		};
	}

	private long encoding() {
		return entry.number(Entry.ENCODING) == null ? 0 : entry.number(Entry.ENCODING);
	}

	boolean isPointer() {
		return entry.tag() == POINTER || entry.tag() == REFERENCE || entry.tag() == RVALUE_REFERENCE;
	}

	/** In bytes; 0 if unknown. */
	long size() {
		Long size = entry.number(Entry.BYTE_SIZE);
		return size != null ? size : isPointer() ? 8 : 0;
	}

	/** Size of a number as a marker's note writes it: negative where it is signed. */
	int noteSize() {
		boolean signed = entry.tag() == BASE && (encoding() == 5 || encoding() == 6);
		if (entry.tag() == ENUMERATION) {
			Layout underlying = of(info, entry);
			signed = underlying != null && underlying.noteSize() < 0;
		}
		return (int) (signed ? -size() : size());
	}

	/** What a pointer points to, or an array's element; null for void. */
	Layout target() {
		return of(info, entry);
	}

	boolean isDeclaredOnly() {
		return entry.number(Entry.DECLARATION) != null && entry.number(Entry.DECLARATION) != 0;
	}

	/** Name of the type, empty if it has none. */
	String name() {
		String name = entry.text(Entry.NAME);
		return name == null ? "" : name;
	}

	List<Member> members() {
		List<Member> result = new ArrayList<>();
		collect(this, 0, result, 0);
		return result;
	}

	private static void collect(Layout structure, long start, List<Member> to, int depth) {
		for (Entry e : structure.info.children(structure.entry)) {
			if (e.tag() != MEMBER && e.tag() != INHERITANCE || !(e.attributes().getOrDefault(Entry.MEMBER_LOCATION, 0L) instanceof Long offset)) {
				continue; // static, or of a virtual base class
			}
			String name = e.text(Entry.NAME);
			Layout type = of(structure.info, e);
			if (name != null) {
				to.add(new Member(name, start + offset, e.number(Entry.BIT_SIZE) != null, e));
			} else if (type != null && type.kind() == Kind.STRUCTURE && depth < 8) {
				collect(type, start + offset, to, depth + 1);
			}
		}
	}

	Layout of(Member member) {
		return of(info, member.entry());
	}
}
