package org.tapsetstudio.dsl.semantics.internal;

/**
 * What {@code $…} can mean where a body runs. Bodies of equal targets are examined once.
 *
 * @param kind what kind of place
 * @param argumentCount of a marker, -1 if unknown
 * @param description for messages, e.g. {@code marker python:gc__start of /usr/bin/python3.11}; not part of the identity
 * @param variables of a function's entry; null elsewhere
 */
record Target(Kind kind, int argumentCount, String description, EntryVariables variables) {
	enum Kind {
		/** begin, timers, functions: there are no target variables */
		NONE, MARKER,
		/** the entry of a function, or a place in it; {@code $argN} are the integers that it was called with */
		FUNCTION,
		/** the end of a function; there is {@code $return} */
		RETURN,
		/** points that are not run: nothing is known about their variables */
		OPAQUE
	}

	Target(Kind kind, int argumentCount, String description) {
		this(kind, argumentCount, description, null);
	}

	static final Target NONE = new Target(Kind.NONE, 0, "this probe");
	static final Target OPAQUE = new Target(Kind.OPAQUE, -1, "");

	/** True if bodies for both have the same meaning. */
	boolean like(Target other) {
		return kind == other.kind && argumentCount == other.argumentCount && variables == other.variables;
	}
}
