package org.tapsetstudio.markers;

import java.nio.BufferUnderflowException;
import java.util.List;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.internal.dwarf.Reading;

/** Where a variable, a member or an element of one is when a probe is hit, and its type. Immutable. */
public final class ProgramPlace {
	interface Finder {
		Reading find() throws UnknownVariableException;
	}

	private final Reading reading;

	private ProgramPlace(Reading reading) {
		this.reading = reading;
	}

	/** @param damaged what a message says of damaged information */
	static ProgramPlace of(Finder finder, String damaged) throws UnknownVariableException {
		try {
			return new ProgramPlace(finder.find());
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			throw new UnknownVariableException(damaged, List.of());
		}
	}

	/** How to read the number that is there; of an array the address, as in C. */
	public ProgramValue number() throws UnknownVariableException {
		return reading.number();
	}

	/** How to get its address. */
	public ProgramValue address() throws UnknownVariableException {
		return reading.address();
	}

	/**
	 * The structure that the number there, a pointer, points to, in the words of {@link ProgramInformation#behind}; null if it points to none that has a name.
	 *
	 * @param toThis whether the address of what is there is taken in place of the number
	 */
	public String pointed(boolean toThis) {
		return reading.pointed(toThis);
	}

	/** How many elements the array there has; 0 if it is none, or that is not known. */
	public long count() {
		return reading.count();
	}

	/**
	 * The value written out, what pointers point to in place of pointers.
	 *
	 * @param inDetail with what is in inner structures and arrays
	 */
	public PrintedValue printed(boolean inDetail) throws UnknownVariableException {
		try {
			return reading.printed(inDetail);
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			throw new UnknownVariableException("cannot be printed: the debugging information is damaged", List.of());
		}
	}
}
