package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.SymbolReader;
import org.tapsetstudio.markers.internal.dwarf.Declarations;

/** The functions of a file as listings of SystemTap name them: by where they are declared in the source. Addresses are those of the file, before it is loaded anywhere. For one thread. */
public final class CodeDirectory {
	/**
	 * The code of a function.
	 *
	 * @param file in which it is declared, an absolute path; "" if nobody knows
	 * @param line of that
	 * @param start its first instruction
	 * @param stop where SystemTap and debuggers stop in it: behind what sets up the frame
	 * @param isExported whether other files of the source may call it
	 */
	public record Code(String name, String file, int line, long start, long stop, boolean isExported) {
		/** {@code name@file:line}, or the name alone. */
		public String declared() {
			return file.isEmpty() ? name : name + "@" + file + ":" + line;
		}
	}

	private final Path file;
	private final Optional<Path> separate;
	private final boolean isFixed;
	private final long base;
	private final List<ElfFile.Section> code;
	private Map<String, List<Code>> functions;
	private Map<String, List<Code>> inlined;

	private CodeDirectory(ElfFile elf, Optional<Path> separate) {
		this.file = elf.path();
		this.separate = separate;
		code = elf.sections().stream().filter(ElfFile.Section::isCode).toList();
		isFixed = elf.isFixed();
		base = isFixed ? elf.sections().stream().filter(s -> s.address() > 0).min(Comparator.comparingLong(ElfFile.Section::address)).map(s -> s.address() - s.offset()).orElse(0L) : 0;
	}

	/** @throws IOException with a sentence if the file cannot be read; what is in it is read when it is asked for */
	public static CodeDirectory read(Path file, String buildId) throws IOException {
		try (ElfFile elf = ElfFile.open(file)) {
			return new CodeDirectory(elf, SymbolReader.debugFile(buildId));
		}
	}

	/** An address as {@code stap} prints it: in a program that is loaded anywhere, or counted from the beginning of one that has its place. */
	public String place(long address) {
		return (isFixed ? ".absolute+0x" : ".dynamic+0x") + Long.toHexString(address - base);
	}

	/** Whether there is code at an address. */
	public boolean isCode(long address) {
		return code.stream().anyMatch(s -> address >= s.address() && address < s.address() + s.fileSize());
	}

	/** Every function of this name with code of its own; without debugging information as far as the symbols tell. */
	public List<Code> functions(String name) throws IOException {
		read();
		return functions.getOrDefault(name, List.of());
	}

	/** The code of the function that was inlined at an address. */
	public Optional<Code> inlined(String name, long address) throws IOException {
		read();
		return inlined.getOrDefault(name, List.of()).stream().filter(c -> c.start() == address).findFirst();
	}

	/**
	 * How listings name a function, with code of its own or inlined: {@code name@file:line}.
	 *
	 * @param line of something in the function, in place of its own; 0 for this
	 */
	public String declared(String name, int line) throws IOException {
		read();
		List<Code> known = functions.containsKey(name) ? functions.get(name) : inlined.getOrDefault(name, List.of());
		return known.isEmpty() ? name : line == 0 ? known.getFirst().declared() : name + "@" + known.getFirst().file() + ":" + line;
	}

	private void read() throws IOException {
		if (functions != null)
			return;
		try {
			Declarations found = Declarations.read(file);
			if (found.functions().isEmpty() && separate.isPresent())
				found = Declarations.read(separate.get());
			functions = new HashMap<>(found.functions());
			inlined = found.inlined();
		} catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException | NoSuchElementException e) {
			throw new IOException("the debugging information of " + file + " is damaged: " + e.getMessage(), e);
		}
		Map<Long, FunctionTable.Function> symbols = new TreeMap<>();
		try (ElfFile elf = ElfFile.open(file)) {
			SymbolReader.functions(elf, symbols);
		}
		symbols.values().forEach(f -> functions.putIfAbsent(f.name(), List.of(new Code(f.name(), "", 0, f.start(), f.start(), true))));
	}
}
