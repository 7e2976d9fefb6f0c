package org.tapsetstudio.engine.capture;

import java.util.Set;

/** The functions of the language that are about the calls which led to a hit, and about the addresses of the traced program. */
public final class StackFunctions {
	/** So many calls are captured at most. */
	public static final int DEPTH = 32;

	private static final Set<String> CALLERS = Set.of("ubacktrace", "print_ubacktrace", "print_ubacktrace_brief", "print_ubacktrace_fileline", "sprint_ubacktrace", "ucallers", "ustack");
	private static final Set<String> ADDRESSES = Set.of("usymname", "usymdata", "usymfile", "usymline", "usymfileline", "umodname", "uaddr", "addr", "print_ustack", "print_usyms", "sprint_ustack", "sprint_usyms");

	private StackFunctions() {
	}

	/** How many calls have to be captured for a function; 0 if it is none of them. With one address the modules of the program become known, too. */
	public static int depth(String function) {
		return CALLERS.contains(function) ? DEPTH : ADDRESSES.contains(function) ? 1 : 0;
	}
}
