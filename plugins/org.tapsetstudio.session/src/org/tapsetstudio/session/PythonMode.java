package org.tapsetstudio.session;

/** How Python functions are watched where the interpreter's own markers do not do. */
public enum PythonMode {
	/** Exact on every interpreter, by the fastest way that is. */
	AUTO,
	/** Exact, whatever it costs. */
	EXACT,
	/** The fastest way, even where it misses some calls (subscript methods on CPython 3.11.0 to 3.11.3). */
	FAST
}
