package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;

/** What a type means for reading a value: typedefs and qualifiers are looked through. */
final class Layout {
	enum Kind {
		/** integers, characters, booleans, enumerations, pointers */
		NUMBER, FLOAT, STRUCTURE, ARRAY, OTHER
	}

	static final int ARRAY = 0x01;
	static final int CLASS = 0x02;
	static final int ENUMERATION = 0x04;
	private static final int MEMBER = 0x0D;
	static final int POINTER = 0x0F;
	static final int REFERENCE = 0x10;
	static final int STRUCTURE = 0x13;
	private static final int TYPEDEF = 0x16;
	static final int UNION = 0x17;
	private static final int INHERITANCE = 0x1C;
	static final int SUBROUTINE = 0x15;
	private static final int SUBRANGE = 0x21;
	private static final int BASE = 0x24;
	static final int CONST = 0x26;
	static final int VOLATILE = 0x35;
	static final int RESTRICT = 0x37;
	static final int RVALUE_REFERENCE = 0x42;
	static final int ATOMIC = 0x47;
	private static final int MOST_LINKS = 40;
	/** Damaged information may lead in circles. */
	private static final int MOST_NESTED = 8;

	/** A member of a structure. @param name null if it has none */
	record Member(String name, long offset, Entry entry) {
		boolean isBits() {
			return entry.number(Entry.BIT_SIZE) != null;
		}

		private Member moved(long start) {
			return new Member(name, start + offset, entry);
		}
	}

	private final DebugInfo info;
	private final Entry entry;
	/** How many of an array's dimensions were gone through. */
	private final int dimension;

	private Layout(DebugInfo info, Entry entry) {
		this(info, entry, 0);
	}

	private Layout(DebugInfo info, Entry entry, int dimension) {
		this.info = info;
		this.entry = entry;
		this.dimension = dimension;
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

	/** A byte that stands for a letter. */
	boolean isCharacter() {
		return entry.tag() == BASE && (encoding() == 6 || encoding() == 8 || encoding() == 0x10);
	}

	/** A truth value. */
	boolean isTruth() {
		return entry.tag() == BASE && encoding() == 2;
	}

	boolean isFunction() {
		return entry.tag() == SUBROUTINE;
	}

	/** In bytes; 0 if unknown. */
	long size() {
		if (entry.tag() == ARRAY) {
			return count() * (target() == null ? 0 : target().size());
		}
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

	/** What a pointer points to, or an array's element, which of an array with several dimensions is an array; null for void. */
	Layout target() {
		return entry.tag() == ARRAY && dimension + 1 < dimensions().size() ? new Layout(info, entry, dimension + 1) : of(info, entry);
	}

	private List<Entry> dimensions() {
		return info.children(entry).stream().filter(e -> e.tag() == SUBRANGE).toList();
	}

	/** How many elements an array has; 0 if that is not known. */
	long count() {
		List<Entry> all = dimensions();
		Entry range = dimension < all.size() ? all.get(dimension) : null;
		Long count = range == null ? null : range.number(Entry.COUNT);
		Long last = range == null ? null : range.number(Entry.UPPER_BOUND);
		return count != null ? count : last != null && last >= 0 ? last + 1 : 0;
	}

	boolean isDeclaredOnly() {
		return entry.number(Entry.DECLARATION) != null && entry.number(Entry.DECLARATION) != 0;
	}

	/** Name of the type, empty if it has none. */
	String name() {
		String name = entry.text(Entry.NAME);
		return name == null ? "" : name;
	}

	/** How C writes the structure, class or union, such as {@code struct point}; null for types of other kinds and those without a name. */
	String structure() {
		return kind() == Kind.STRUCTURE && !name().isEmpty() ? word() + " " + name() : null;
	}

	/** Its members and those of its bases; of unnamed structures in it the members count as its own. */
	List<Member> members() {
		return members(0);
	}

	private List<Member> members(int depth) {
		List<Member> result = new ArrayList<>();
		for (Member m : parts()) {
			Layout type = of(m);
			if (m.name() != null) {
				result.add(m);
			} else if (type != null && type.kind() == Kind.STRUCTURE && depth < MOST_NESTED) {
				type.members(depth + 1).forEach(inner -> result.add(inner.moved(m.offset())));
			}
		}
		return result;
	}

	/** Its members, unnamed ones too, and behind them those of its bases. Without what the compiler added, what is static, and what is of a virtual base. */
	List<Member> parts() {
		return parts(0);
	}

	private List<Member> parts(int depth) {
		List<Member> own = new ArrayList<>();
		List<Member> inherited = new ArrayList<>();
		for (Entry e : info.children(entry)) {
			if (e.number(Entry.ARTIFICIAL) != null || e.number(Entry.EXTERNAL) != null || !(e.attributes().getOrDefault(Entry.MEMBER_LOCATION, 0L) instanceof Long offset)) {
				continue;
			}
			Layout base = e.tag() == INHERITANCE ? of(info, e) : null;
			if (base != null && depth < MOST_NESTED) {
				base.parts(depth + 1).forEach(m -> inherited.add(m.moved(offset)));
			} else if (e.tag() == MEMBER) {
				own.add(new Member(e.text(Entry.NAME), offset, e));
			}
		}
		own.addAll(inherited);
		return own;
	}

	/** As C++ and C call it: class, struct or union. */
	String word() {
		return entry.tag() == CLASS ? "class" : entry.tag() == UNION ? "union" : "struct";
	}

	Layout of(Member member) {
		return of(info, member.entry());
	}
}
