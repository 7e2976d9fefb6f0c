package org.tapsetstudio.dsl.semantics.internal;

import org.tapsetstudio.dsl.program.Type;

/** Types in words. */
final class TypeNames {
	private TypeNames() {
	}

	/** As it is written in a script. */
	static String of(TypeCell cell) {
		return cell.type() == Type.UNKNOWN ? "unknown" : cell.type().name().toLowerCase(java.util.Locale.ROOT);
	}

	/** For a sentence: "a number", "a string", "a statistic". */
	static String described(Type type) {
		return switch (type) {
		case LONG -> "a number";
		case STRING -> "a string";
		case STATS -> "a statistic";
		case UNKNOWN -> "of unknown type";
		};
	}

	/** Plural for a sentence. */
	static String plural(Type type) {
		return switch (type) {
		case LONG -> "numbers";
		case STRING -> "strings";
		case STATS -> "statistics";
		case UNKNOWN -> "values of unknown type";
		};
	}
}
