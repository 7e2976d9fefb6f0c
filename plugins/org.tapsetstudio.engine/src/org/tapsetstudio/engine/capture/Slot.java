package org.tapsetstudio.engine.capture;

/**
 * One value to be read when a marker is hit.
 *
 * @param argument number of the argument, from 1
 * @param length for {@link Kind#STRN} the number of the argument that holds the length, else 0
 */
public record Slot(Kind kind, int argument, int length) implements Comparable<Slot> {
	public enum Kind {
		/** The argument itself. */
		INT,
		/** The NUL-terminated string that it points to. */
		STRING,
		/** The bytes that a (pointer, length) pair names. */
		STRN,
		/** The addresses of the calls that led there; the number of the argument is how many at most. */
		STACK
	}

	public static Slot number(int argument) {
		return new Slot(Kind.INT, argument, 0);
	}

	public static Slot string(int argument) {
		return new Slot(Kind.STRING, argument, 0);
	}

	public static Slot counted(int argument, int length) {
		return new Slot(Kind.STRN, argument, length);
	}

	public static Slot stack(int most) {
		return new Slot(Kind.STACK, most, 0);
	}

	@Override
	public int compareTo(Slot other) {
		int byArgument = Integer.compare(argument, other.argument);
		return byArgument != 0 ? byArgument : kind.compareTo(other.kind);
	}

	@Override
	public String toString() {
		return switch (kind) {
		case INT -> "$arg" + argument;
		case STRING -> "string at $arg" + argument;
		case STRN -> "string at $arg" + argument + " of length $arg" + length;
		case STACK -> argument == 1 ? "address" : "callers";
		};
	}
}
