package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.tapsetstudio.markers.internal.dwarf.LineProgram.Row;

/** Lines of a file's code, both ways. Damaged information raises the exceptions of {@link DebugInfo}. Immutable. */
public final class LineTable {
	private static final int SUBPROGRAM = 0x2E;
	private static final int DECLARED_IN_LINE = 0x3B;

	/** A function with code. */
	public record Function(String name, int firstLine, long start) {
	}

	/** Where the code of a line begins within a function. */
	public record Start(Function function, String file, int line, long address) {
	}

	private final DebugInfo info;
	private final List<Row> rows;
	private final NavigableMap<Long, Row> byAddress = new TreeMap<>();

	private LineTable(DebugSections sections) {
		info = new DebugInfo(sections);
		rows = LineProgram.read(sections);
		rows.forEach(row -> byAddress.merge(row.address(), row, (old, now) -> now.isEnd() ? old : now));
	}

	/** @return empty if the file has no lines */
	public static Optional<LineTable> read(Path file) throws IOException {
		LineTable table = new LineTable(DebugSections.read(file));
		return table.rows.isEmpty() ? Optional.empty() : Optional.of(table);
	}

	/** The line of the code at an address. */
	public Optional<Start> at(long address) {
		Map.Entry<Long, Row> row = byAddress.floorEntry(address);
		boolean known = row != null && !row.getValue().isEnd() && row.getValue().line() > 0;
		return known ? Optional.of(new Start(null, row.getValue().file(), row.getValue().line(), row.getKey())) : Optional.empty();
	}

	/**
	 * The lowest address of each line within each function that the test takes.
	 *
	 * @param wanted functions and files
	 */
	public List<Start> starts(BiPredicate<Function, String> wanted) {
		List<Entry> entries = new ArrayList<>();
		info.each(SUBPROGRAM, e -> {
			if (e.number(Entry.LOW_PC) == null || e.number(Entry.LOW_PC) != 0) {
				entries.add(e);
			}
		});
		Map<List<Object>, Start> lowest = new HashMap<>();
		Entry last = null;
		Function function = null;
		for (Row row : rows) {
			if (row.isEnd() || !row.isStatement() || row.line() == 0) {
				continue;
			}
			if (last == null || !CodeRanges.cover(info, last, row.address())) {
				last = entries.stream().filter(e -> CodeRanges.cover(info, e, row.address())).findFirst().orElse(null);
				function = last == null ? null : function(last);
			}
			if (function != null && wanted.test(function, row.file())) {
				Start start = new Start(function, info.inFolder(last.unit(), row.file()), row.line(), row.address());
				lowest.merge(List.of(function, row.file(), row.line()), start, (a, b) -> a.address() <= b.address() ? a : b);
			}
		}
		return lowest.values().stream().sorted(java.util.Comparator.comparingLong(Start::address)).toList();
	}

	private Function function(Entry e) {
		String name = info.attribute(e, Entry.NAME) instanceof String s ? s : "";
		int line = info.attribute(e, DECLARED_IN_LINE) instanceof Long n ? n.intValue() : 0;
		return new Function(name, line, e.number(Entry.LOW_PC) == null ? e.offset() : e.number(Entry.LOW_PC));
	}
}
