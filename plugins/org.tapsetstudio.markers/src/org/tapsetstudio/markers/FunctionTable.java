package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.tapsetstudio.markers.internal.ElfFile;
import org.tapsetstudio.markers.internal.SymbolReader;

/** Which function an address of a file belongs to. Addresses are those of the file, before it is loaded anywhere. Immutable. */
public final class FunctionTable {
	/**
	 * A function.
	 *
	 * @param size in bytes; 0 where the file does not say it: the function reaches to the next one then
	 */
	public record Function(String name, long start, long size) {
	}

	private final NavigableMap<Long, Function> functions;
	private final long end;

	private FunctionTable(NavigableMap<Long, Function> functions, long end) {
		this.functions = functions;
		this.end = end;
	}

	/**
	 * Reads the symbols of a program or library, and those of its debugging information where Debian's package of it is installed.
	 *
	 * @throws IOException if it is not there, or no such file
	 */
	public static FunctionTable read(Path path, String buildId) throws IOException {
		NavigableMap<Long, Function> found = new TreeMap<>();
		long end = 0;
		try (ElfFile elf = ElfFile.open(path)) {
			end = elf.sections().stream().filter(s -> s.address() != 0).mapToLong(s -> s.address() + Math.max(s.fileSize(), 1)).max().orElse(0);
			SymbolReader.functions(elf, found);
		}
		Optional<Path> debug = SymbolReader.debugFile(buildId);
		if (debug.isPresent()) {
			try (ElfFile elf = ElfFile.open(debug.get())) {
				SymbolReader.functions(elf, found);
			}
		}
		return new FunctionTable(found, end);
	}

	/** Whether there is a function of such a name. */
	public boolean hasName(Predicate<String> wanted) {
		return functions.values().stream().anyMatch(f -> wanted.test(f.name()));
	}

	/** Whether the file, loaded with this bias, may cover the address. */
	public boolean covers(long address) {
		return address >= 0 && address < end;
	}

	public Optional<Function> at(long address) {
		Map.Entry<Long, Function> entry = functions.floorEntry(address);
		if (entry == null || entry.getValue().size() > 0 && address >= entry.getKey() + entry.getValue().size()) {
			return Optional.empty();
		}
		return Optional.of(entry.getValue());
	}
}
