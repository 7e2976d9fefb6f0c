package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.tapsetstudio.markers.internal.SymbolReader;
import org.tapsetstudio.markers.internal.dwarf.FunctionInfo;

/** The parameters of a function where it is entered, or the variables that one of its statements sees, as debugging information (DWARF) describes them. Immutable. */
public final class FunctionVariables {
	/** A value that cannot be read; the message goes on from the name of the variable. */
	public static final class UnknownVariableException extends Exception {
		private static final long serialVersionUID = 1L;

		private final String wrong;
		private final transient List<String> candidates;

		public UnknownVariableException(String message, List<String> candidates) {
			this(message, null, candidates);
		}

		/** @param wrong the name of a variable, member or type that does not exist */
		public UnknownVariableException(String message, String wrong, List<String> candidates) {
			super(message);
			this.wrong = wrong;
			this.candidates = candidates;
		}

		/** The name that does not exist; null if the reason is another. */
		public String wrong() {
			return wrong;
		}

		/** Names that there are in its place. */
		public List<String> candidates() {
			return candidates;
		}
	}

	private final FunctionInfo function;

	private FunctionVariables(FunctionInfo function) {
		this.function = function;
	}

	/**
	 * Reads about one function.
	 *
	 * @param name as in the symbol table
	 * @return empty where there is no debugging information about it
	 * @throws IOException with a sentence if the file cannot be read, or its information is damaged
	 */
	public static Optional<FunctionVariables> read(Path file, String buildId, String name) throws IOException {
		return read(file, buildId, information -> FunctionInfo.find(information, name));
	}

	/**
	 * Reads what the instruction at an address sees: parameters and local variables.
	 *
	 * @param address in the file, before it is loaded anywhere
	 * @return empty where there is no debugging information about it
	 * @throws IOException with a sentence if the file cannot be read, or its information is damaged
	 */
	public static Optional<FunctionVariables> at(Path file, String buildId, long address) throws IOException {
		return read(file, buildId, information -> FunctionInfo.at(information, file, address));
	}

	private interface Reader {
		Optional<FunctionInfo> read(Path information) throws IOException;
	}

	private static Optional<FunctionVariables> read(Path file, String buildId, Reader reader) throws IOException {
		Optional<Path> separate = SymbolReader.debugFile(buildId);
		try {
			Optional<FunctionInfo> found = reader.read(file);
			if (found.isEmpty() && separate.isPresent()) {
				found = reader.read(separate.get());
			}
			return found.map(FunctionVariables::new);
		} catch (IndexOutOfBoundsException | BufferUnderflowException | NoSuchElementException e) {
			throw new IOException("the debugging information of " + file + " is damaged: " + e.getMessage(), e);
		}
	}

	/** Names of the local variables that a statement sees, and those of functions that were inlined there; where a function is entered those of its outermost block. */
	public List<String> locals() {
		return function.locals();
	}

	/** Names of the parameters, in their order. */
	public List<String> parameters() {
		return function.parameters();
	}

	/**
	 * Where something is.
	 *
	 * @param variable name of a parameter
	 * @param steps from there: the name of a member, or the number of an element (a {@link Long}); pointers are followed
	 */
	public ProgramPlace find(String variable, List<Object> steps) throws UnknownVariableException {
		return ProgramPlace.of(() -> function.find(variable, steps), "cannot be found: the debugging information is damaged");
	}

	/** A variable and its type as SystemTap writes it: {@code char const*}. */
	public record Variable(String name, String type) {
	}

	/** What can be read there, parameters first; nothing if the information is damaged. */
	public List<Variable> readable() {
		try {
			return function.readable();
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			return List.of();
		}
	}

	/** Type of what the function returns, as SystemTap writes it; empty if that is nothing or unknown. */
	public Optional<String> resultType() {
		try {
			return function.resultType();
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			return Optional.empty();
		}
	}

	/** Whether the function is void. */
	public boolean returnsNothing() {
		return function.returnsNothing();
	}

	/** What the function returns, as {@link #find} says it, where it returns. */
	public ProgramPlace returned(List<Object> steps) throws UnknownVariableException {
		return ProgramPlace.of(() -> function.returned(steps), "has no known type: the debugging information is damaged");
	}
}
