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
	/** One entry of a table, of 64-bit and 32-bit files alike. */
	private record Symbol(int name, int info, int section, long value, long size) {
		static int size(ElfFile elf) {
			return elf.wide() ? 24 : 16;
		}

		static Symbol at(ElfFile elf, ByteBuffer table, int at) {
			return elf.wide() ? new Symbol(table.getInt(at), table.get(at + 4), table.getShort(at + 6), table.getLong(at + 8), table.getLong(at + 16))
					: new Symbol(table.getInt(at), table.get(at + 12), table.getShort(at + 14), Integer.toUnsignedLong(table.getInt(at + 4)), Integer.toUnsignedLong(table.getInt(at + 8)));
		}

		int type() {
			return info & 15;
		}

		boolean isDefined() {
			return section != 0 && value != 0;
		}
	}

	private final Set<String> defined = new TreeSet<>();
	private final Set<String> imported = new TreeSet<>();

	/** Reads one file; what an earlier call found stays. */
	public void read(ElfFile elf) throws IOException {
		table(elf, ".symtab", ".strtab", false);
		table(elf, ".dynsym", ".dynstr", true);
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
		for (int at = 0; at + Symbol.size(elf) <= symbols.limit(); at += Symbol.size(elf)) {
			Symbol symbol = Symbol.at(elf, symbols, at);
			if (symbol.type() != STT_FUNC || symbol.name <= 0 || symbol.name >= text.limit() || !symbol.isDefined() && !dynamic)
				continue;
			(symbol.isDefined() ? defined : imported).add(ElfFile.string(text, symbol.name));
		}
	}

	/** Adds the functions of both symbol tables by their addresses; of several names of one address the first global one stays. */
	public static void functions(ElfFile elf, Map<Long, Function> to) throws IOException {
		for (String[] names : new String[][] { { ".symtab", ".strtab" }, { ".dynsym", ".dynstr" } }) {
			Optional<Section> table = section(elf, names[0]);
			Optional<Section> strings = section(elf, names[1]);
			if (table.isEmpty() || strings.isEmpty())
				continue;
			ByteBuffer symbols = elf.bytes(table.get());
			ByteBuffer text = elf.bytes(strings.get());
			for (int at = 0; at + Symbol.size(elf) <= symbols.limit(); at += Symbol.size(elf)) {
				Symbol symbol = Symbol.at(elf, symbols, at);
				long start = symbol.value;
				boolean isLocal = (symbol.info & 0xF0) == 0;
				if ((symbol.type() != STT_FUNC && symbol.type() != STT_GNU_IFUNC) || symbol.name <= 0 || symbol.name >= text.limit() || !symbol.isDefined())
					continue;
				Function function = new Function(ElfFile.string(text, symbol.name), start, symbol.size);
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
