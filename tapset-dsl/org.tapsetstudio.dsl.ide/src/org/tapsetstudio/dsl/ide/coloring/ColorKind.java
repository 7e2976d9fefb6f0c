package org.tapsetstudio.dsl.ide.coloring;

/** Kinds of text that are told apart by colour. Themes give each a colour; what has none here keeps the editor's own. */
public enum ColorKind {
	KEYWORD,
	STRING,
	NUMBER,
	COMMENT,
	/** Names of probe points, between {@code probe} and the handler. */
	PROBE_POINT,
	/** What the traced program offers at a probe ({@code $arg1}), and script arguments ({@code $1}). */
	TARGET_VARIABLE,
	/** {@code @define}, and uses of macros. */
	MACRO,
	/** Operators that are words: {@code @count}, {@code @hist_log}. */
	OPERATOR_WORD,
	/** {@code %( … %? … %: … %)} themselves. */
	PREPROCESSOR,
	/** <code>%{ … %}</code> */
	EMBEDDED_CODE,
	/** A branch that the preprocessor leaves out. */
	INACTIVE,
	/** The name of a function where it is declared or called. */
	FUNCTION,
	/** A global that the script declares. Locals have no colour of their own. */
	GLOBAL,
	/** A parameter of a function, in its head and its body. */
	PARAMETER
}
