package org.tapsetstudio.engine;

/**
 * The event that a handler looks at. One mutable instance can serve a whole recording: the engine keeps no reference after
 * {@link Dispatcher#fire} returns. Strings come from {@link Dispatcher#strings()}; a reader keeps them in an array by its own ids, so that an
 * event costs no allocation.
 */
public interface EventContext {
	/** What {@link #argument} gives for a number that could not be read; see {@link #isUnreadable}. */
	long UNREADABLE = Long.MIN_VALUE;

	/** When, in nanoseconds of the traced machine's monotonic clock. */
	long timeNanos();

	int pid();

	int tid();

	default int ppid() {
		return 0;
	}

	default int uid() {
		return 0;
	}

	default int euid() {
		return uid();
	}

	default int gid() {
		return 0;
	}

	default int egid() {
		return gid();
	}

	/** The processor, or 0 where that was not recorded. */
	default int cpu() {
		return 0;
	}

	/** Name of the thread as the kernel knows it. */
	ByteString execname();

	/** Number of arguments of the marker site. */
	default int argumentCount() {
		return 0;
	}

	/** Value of an argument, from 1; 0 where it was not captured, {@link #UNREADABLE} where {@link #isUnreadable}. */
	default long argument(int number) {
		return 0;
	}

	/** Whether an argument (from 1) lies in memory that could not be read at the hit. To be asked where its value is {@link #UNREADABLE}: a program may have that number, too. */
	default boolean isUnreadable(int number) {
		return false;
	}

	/** What the argument (from 1) points to, up to a NUL; null where that was not readable or not captured. */
	default ByteString string(int number) {
		return null;
	}

	/** What a (pointer, length) pair of arguments names, by the number of the pointer; null where that was not readable or not captured. */
	default ByteString counted(int number) {
		return string(number);
	}

	/** Addresses of the calls that led to the hit, innermost (the place of the hit) first; empty where that was not captured. */
	default long[] stack() {
		return new long[0];
	}

	/** What an address of the traced program belongs to; null if that is not known. */
	default Symbol symbol(long address) {
		return null;
	}

	/** The source line of an address of the traced program; null if that is not known. */
	default SourceLine line(long address) {
		return null;
	}

	/** Provider of the marker that fired. */
	default ByteString provider() {
		return ByteString.EMPTY;
	}

	/** Name of the marker that fired. */
	default ByteString name() {
		return ByteString.EMPTY;
	}

	/** File that holds the marker. */
	default ByteString path() {
		return ByteString.EMPTY;
	}
}
