package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.internal.SymbolReader;
import org.tapsetstudio.markers.internal.dwarf.FileInfo;

/** What debugging information (DWARF) tells of a whole file: static variables, types, and functions that were inlined. Immutable. */
public final class ProgramInformation {
	private static final String DAMAGED = "cannot be found: the debugging information is damaged";

	/**
	 * One step from a pointer to a value.
	 *
	 * @param offset bytes behind the pointer
	 * @param size of the number that is read there, which is the pointer of the next step where one follows; negative if it is signed; 0 if the address itself is wanted
	 */
	public record Read(long offset, int size) {
	}

	private final FileInfo info;

	private ProgramInformation(FileInfo info) {
		this.info = info;
	}

	/**
	 * @return empty where there is no debugging information
	 * @throws IOException with a sentence if the file cannot be read, or its information is damaged
	 */
	public static Optional<ProgramInformation> read(Path file, String buildId) throws IOException {
		Optional<Path> separate = SymbolReader.debugFile(buildId);
		try {
			FileInfo info = FileInfo.read(file);
			if (info.isEmpty() && separate.isPresent()) {
				info = FileInfo.read(separate.get());
			}
			return info.isEmpty() ? Optional.empty() : Optional.of(new ProgramInformation(info));
		} catch (IndexOutOfBoundsException | BufferUnderflowException | NoSuchElementException e) {
			throw new IOException("the debugging information of " + file + " is damaged: " + e.getMessage(), e);
		}
	}

	/**
	 * Where a static variable is, or something behind it, as {@link FunctionVariables#find} says it.
	 *
	 * @param source name or pattern of the source file, null for any
	 */
	public ProgramPlace find(String variable, String source, List<Object> steps) throws UnknownVariableException {
		return ProgramPlace.of(() -> info.find(variable, source, steps), DAMAGED);
	}

	/**
	 * What a pointer to something of a type leads to. The operands of its values begin with that pointer, see {@link #reads}.
	 *
	 * @param type as C writes it: {@code struct NAME}, or the name alone
	 * @param steps to a member or element of that
	 */
	public ProgramPlace behind(String type, List<Object> steps) throws UnknownVariableException {
		return ProgramPlace.of(() -> info.behind(type, steps), DAMAGED);
	}

	/** The way from the pointer to a value of what is {@link #behind} it. */
	public static List<Read> reads(ProgramValue value) {
		return FileInfo.reads(value.operand());
	}

	/**
	 * A label in a function, or a function that was inlined into it.
	 *
	 * @param function it is in
	 * @param line where it is declared, 0 if nobody knows
	 * @param address of its first instruction in the file, before that is loaded anywhere
	 */
	public record Inner(String function, String name, int line, long address) {
		/** In place of a depth: labels are looked for. */
		public static final int LABELS = 0;
	}

	/**
	 * Labels in functions, or functions that were inlined into them, by address. None if the information is damaged.
	 *
	 * @param function name or pattern
	 * @param name of what is looked for in it, or a pattern
	 * @param depth how far to look for functions, where 1 are those that it calls itself; or {@link Inner#LABELS}
	 */
	public List<Inner> within(String function, String name, int depth) {
		try {
			return info.within(function, name, depth);
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			return List.of();
		}
	}

	/** Where the code of a function begins in each function that it was inlined into; addresses are those of the file, before it is loaded anywhere. None if the information is damaged. */
	public List<Long> inlined(String function) {
		try {
			return info.inlined(function);
		} catch (IndexOutOfBoundsException | BufferUnderflowException e) {
			return List.of();
		}
	}
}
