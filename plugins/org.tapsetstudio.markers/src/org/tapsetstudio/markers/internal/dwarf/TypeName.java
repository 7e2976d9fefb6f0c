package org.tapsetstudio.markers.internal.dwarf;

import java.util.ArrayList;
import java.util.List;

/** Names of types as SystemTap writes them in listings: qualifiers stand behind what they qualify, arrays have no sizes. */
final class TypeName {
	private static final int UNSPECIFIED_PARAMETERS = 0x18;
	private static final int PROTOTYPED = 0x27;
	/** Damaged information may lead in circles. */
	private static final int MOST_PARTS = 200;

	private final DebugInfo info;
	private int parts;

	private TypeName(DebugInfo info) {
		this.info = info;
	}

	/** Of the type of a variable or of what a function returns. */
	static String of(DebugInfo info, Entry typed) {
		return new TypeName(info).target(typed);
	}

	private String target(Entry typed) {
		return info.attribute(typed, Entry.TYPE) instanceof Long type ? parts++ < MOST_PARTS ? name(info.at(type)) : "..." : "void";
	}

	private String name(Entry type) {
		return switch (type.tag()) {
		case Layout.POINTER -> pointer(type, "*");
		case Layout.REFERENCE -> pointer(type, "&");
		case Layout.RVALUE_REFERENCE -> pointer(type, "&&");
		case Layout.CONST -> target(type) + " const";
		case Layout.VOLATILE -> target(type) + " volatile";
		case Layout.RESTRICT -> target(type) + " restrict";
		case Layout.ATOMIC -> target(type) + " _Atomic";
		case Layout.ARRAY -> target(type) + "[]";
		case Layout.STRUCTURE, Layout.CLASS, Layout.UNION -> Layout.describedBy(info, type).word() + " " + named(type);
		case Layout.ENUMERATION -> "enum " + named(type);
		case Layout.SUBROUTINE -> target(type) + " " + parameters(type);
		default -> named(type);
		};
	}

	private static String named(Entry type) {
		String name = type.text(Entry.NAME);
		return name == null ? "{...}" : name;
	}

	private String pointer(Entry type, String sign) {
		Entry to = info.attribute(type, Entry.TYPE) instanceof Long at ? info.at(at) : null;
		return to != null && to.tag() == Layout.SUBROUTINE ? target(to) + " (" + sign + ") " + parameters(to) : target(type) + sign;
	}

	private String parameters(Entry function) {
		List<String> types = new ArrayList<>();
		for (Entry e : info.children(function)) {
			if (e.tag() == EntryLocations.FORMAL_PARAMETER || e.tag() == UNSPECIFIED_PARAMETERS) {
				types.add(e.tag() == UNSPECIFIED_PARAMETERS ? "..." : target(e));
			}
		}
		return types.isEmpty() && function.number(PROTOTYPED) != null ? "(void)" : "(" + String.join(", ", types) + ")";
	}
}
