package org.tapsetstudio.markers.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.tapsetstudio.markers.FunctionTable.Function;
import org.tapsetstudio.markers.internal.ElfFile.Section;

/** Reads the names of functions from the symbol tables of a file. */
public final class SymbolReader {
	private static final int STT_FUNC = 2;
	private static final int STT_GNU_IFUNC = 10;
	private static final int SYMBOL_SIZE = 24;
	private final Set<String> defined = new TreeSet<>();
	private final Set<String> imported = new TreeSet<>();

	/** Reads one file; what an earlier call found stays. */
	public void read(ElfFile elf) throws IOException {
		if (elf.wide()) {
			table(elf, ".symtab", ".strtab", false);
			table(elf, ".dynsym", ".dynstr", true);
		}
	}

	/** Functions that the file has. */
	public Set<String> defined() {
		return defined;
	}

	/** Functions of other files that it calls. */
	public Set<String> imported() {
		return imported;
	}

	private void table(ElfFile elf, String name, String names, boolean dynamic) throws IOException {
		Optional<Section> table = section(elf, name);
		Optional<Section> strings = section(elf, names);
		if (table.isEmpty() || strings.isEmpty())
			return;
		ByteBuffer symbols = elf.bytes(table.get());
		ByteBuffer text = elf.bytes(strings.get());
		for (int at = 0; at + SYMBOL_SIZE <= symbols.limit(); at += SYMBOL_SIZE) {
			int nameAt = symbols.getInt(at);
			boolean isDefined = symbols.getShort(at + 6) != 0 && symbols.getLong(at + 8) != 0;
			if ((symbols.get(at + 4) & 15) != STT_FUNC || nameAt <= 0 || nameAt >= text.limit() || !isDefined && !dynamic)
				continue;
			(isDefined ? defined : imported).add(ElfFile.string(text, nameAt));
		}
	}

	/** Adds the functions of both symbol tables by their addresses; of several names of one address the first global one stays. */
	public static void functions(ElfFile elf, Map<Long, Function> to) throws IOException {
		for (String[] names : elf.wide() ? new String[][] { { ".symtab", ".strtab" }, { ".dynsym", ".dynstr" } } : new String[0][]) {
			Optional<Section> table = section(elf, names[0]);
			Optional<Section> strings = section(elf, names[1]);
			if (table.isEmpty() || strings.isEmpty())
				continue;
			ByteBuffer symbols = elf.bytes(table.get());
			ByteBuffer text = elf.bytes(strings.get());
			for (int at = 0; at + SYMBOL_SIZE <= symbols.limit(); at += SYMBOL_SIZE) {
				int nameAt = symbols.getInt(at);
				long start = symbols.getLong(at + 8);
				int type = symbols.get(at + 4) & 15;
				boolean isLocal = (symbols.get(at + 4) & 0xF0) == 0;
				if ((type != STT_FUNC && type != STT_GNU_IFUNC) || nameAt <= 0 || nameAt >= text.limit() || symbols.getShort(at + 6) == 0 || start == 0)
					continue;
				Function function = new Function(ElfFile.string(text, nameAt), start, symbols.getLong(at + 16));
				if (isLocal)
					to.putIfAbsent(start, function);
				else
					to.merge(start, function, (old, now) -> now.size() > 0 && old.size() == 0 ? now : old);
			}
		}
	}

	private static Optional<Section> section(ElfFile elf, String name) {
		return elf.sections().stream().filter(s -> s.name().equals(name) && s.fileSize() > 0).findFirst();
	}

	/** Where Debian's packages of debugging information keep the symbols of a stripped file; empty if there is none. */
	public static Optional<Path> debugFile(String buildId) {
		if (buildId == null || buildId.length() < 6)
			return Optional.empty();
		Path path = Path.of("/usr/lib/debug/.build-id", buildId.substring(0, 2), buildId.substring(2) + ".debug");
		return Files.isReadable(path) ? Optional.of(path) : Optional.empty();
	}
}
