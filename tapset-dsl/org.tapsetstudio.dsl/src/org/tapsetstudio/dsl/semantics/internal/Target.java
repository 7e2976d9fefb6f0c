package org.tapsetstudio.dsl.semantics.internal;

import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.markers.FunctionNames;

/**
 * What {@code $…} can mean where a body runs. Bodies of equal targets are examined once.
 *
 * @param kind what kind of place
 * @param argumentCount of a marker, -1 if unknown
 * @param description for messages, e.g. {@code marker python:gc__start of /usr/bin/python3.11}; not part of the identity
 * @param variables of a function's entry, a statement or a return, or of the file that a marker is in; null elsewhere
 */
record Target(Kind kind, int argumentCount, String description, EntryVariables variables) {
	enum Kind {
		/** begin, timers, functions: there are no target variables */
		NONE,
		/** the beginning or the end of a process or thread: there are none either, but SystemTap looks for them */
		EVENT, MARKER,
		/** the entry of a function, or a place in it; {@code $argN} are the integers that it was called with */
		FUNCTION,
		/** the end of a function; there is {@code $return} */
		RETURN,
		/** system calls and their returns, which are not run: {@code $syscall}, {@code $argN}, {@code $return} */
		SYSCALL, SYSCALL_RETURN,
		/** files of procfs that are read or written, which are not run: the text is {@code $value} */
		FILE_READ, FILE_WRITE,
		/** packets on their way, which are not run */
		PACKET,
		/** other points that are not run: nothing is known about their variables */
		OPAQUE
	}

	Target(Kind kind, int argumentCount, String description) {
		this(kind, argumentCount, description, null);
	}

	static final Target NONE = new Target(Kind.NONE, 0, "this probe");
	static final Target EVENT = new Target(Kind.EVENT, 0, "this probe");
	static final Target OPAQUE = new Target(Kind.OPAQUE, -1, "");

	/** Where the function is entered that a probe on its return waits for. */
	Target atEntry() {
		return new Target(Kind.FUNCTION, FunctionNames.ARGUMENTS, description, variables.atEntry());
	}

	/** The file that the place is in; null where that is not known. */
	String path() {
		return variables == null ? null : variables.path();
	}

	/** True where SystemTap, as it replaces target variables, also works out constants and drops the branches that they rule out, before it looks at names or types. */
	boolean foldsEarly() {
		return kind != Kind.NONE;
	}

	/** Of a point in the kernel. */
	static Target ofKernel(FlatPoint point) {
		String first = point.components().get(0).name();
		if (first.equals("netfilter") && point.components().size() > 2)
			return new Target(Kind.PACKET, 0, "a hook of netfilter");
		if (!first.equals("procfs"))
			return OPAQUE;
		boolean written = point.components().getLast().name().equals("write");
		return new Target(written ? Kind.FILE_WRITE : Kind.FILE_READ, 0, "a procfs file");
	}

	/** The type of a variable of a point that is not run; null if it does not have it, or is run. */
	Type refusedType(String name) {
		return switch (kind) {
		case OPAQUE -> name.startsWith("$$") || name.endsWith("$") ? Type.STRING : Type.LONG;
		case SYSCALL -> name.equals("$$parms") ? Type.STRING : name.matches("\\$syscall|\\$arg0*[1-6]") ? Type.LONG : null;
		case SYSCALL_RETURN -> name.equals("$syscall") || name.equals("$return") ? Type.LONG : null;
		case FILE_READ, FILE_WRITE -> name.equals("$value") ? Type.STRING : null;
		case PACKET -> NetfilterPoints.VARIABLES.matcher(name).matches() ? Type.LONG : null;
		default -> null;
		};
	}

	/** True if bodies for both have the same meaning. */
	boolean like(Target other) {
		return kind == other.kind && argumentCount == other.argumentCount && variables == other.variables;
	}
}
