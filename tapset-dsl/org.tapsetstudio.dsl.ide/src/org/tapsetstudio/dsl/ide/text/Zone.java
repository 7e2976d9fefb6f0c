package org.tapsetstudio.dsl.ide.text;

/** Where in a script a token stands, as far as tokens alone can tell. */
public enum Zone {
	/** Between declarations. */
	TOP_LEVEL,
	/** The points of a probe: from {@code probe} to the brace of its handler, conditions excepted. */
	POINTS,
	/** In the parentheses of a point: {@code process("…")}. */
	POINT_ARGUMENT,
	/** The condition of a point: {@code if (…)}. */
	POINT_CONDITION,
	/** A global declaration. */
	GLOBAL,
	/** Name, parameters and types of a function. */
	FUNCTION_HEAD,
	/** A handler or the body of a function, its braces included. */
	BODY
}
