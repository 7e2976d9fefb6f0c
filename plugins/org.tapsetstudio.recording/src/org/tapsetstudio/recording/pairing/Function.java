package org.tapsetstudio.recording.pairing;

/**
 * What a span or a mark in a call tree is called. Equal names of one kind in one file are one function in all processes.
 *
 * @param provider marker provider, for example {@code python}; empty for what the pairing itself invents
 * @param kind what is entered and left, for example {@code function}, {@code gc}
 * @param name for people: with classes where they are known
 * @param plainName the name without its classes
 * @param file source file, empty if none is known
 * @param line line of the definition from 1, 0 if not known
 */
public record Function(String provider, String kind, String name, String plainName, String file, int line) {
	/** The provider of calls that another tool saw. */
	public static final String IMPORTED = "imported";

	/** Whether another tool saw the calls. */
	public boolean isImported() {
		return provider.equals(IMPORTED);
	}

	/** Whether this stands for something that was not recorded. */
	public boolean isInvented() {
		return provider.isEmpty();
	}

	/** File and line, as far as they are known. */
	public String place() {
		return file.isEmpty() || line <= 0 ? file : file + ":" + line;
	}

	@Override
	public String toString() {
		return file.isEmpty() ? name : name + " " + place();
	}
}
