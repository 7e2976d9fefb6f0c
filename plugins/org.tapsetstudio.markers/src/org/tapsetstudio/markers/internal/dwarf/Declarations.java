package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.markers.CodeDirectory.Code;
import org.tapsetstudio.markers.internal.dwarf.LineProgram.Row;

/** Where the functions of a file are declared in its source. Damaged information raises the exceptions of {@link DebugInfo}. */
public final class Declarations {
	private static final int SUBPROGRAM = 0x2E;
	private static final int INLINED = 0x1D;
	private static final int LINES = 0x10;
	private static final int PRODUCER = 0x25;
	private static final int FILE = 0x3A;
	private static final int LINE = 0x3B;
	private static final Pattern OPTIMISATION = Pattern.compile("(?:^| )-O(\\S*)");

	private final DebugInfo info;
	/** Where the second row of lines begins, by the first instruction of a function. */
	private final Map<Long, Long> second = new HashMap<>();
	private final Map<Unit, List<String>> files = new HashMap<>();
	private final Map<Unit, Boolean> optimised = new HashMap<>();
	private final Map<String, List<Code>> functions = new HashMap<>();
	private final Map<String, List<Code>> inlined = new HashMap<>();

	private Declarations(DebugSections sections) {
		info = new DebugInfo(sections);
		Set<Long> starts = new HashSet<>();
		info.each(SUBPROGRAM, e -> starts.add(CodeRanges.first(info, e)));
		Row last = null;
		for (Row row : LineProgram.read(sections)) {
			if (last != null && !last.isEnd() && !row.isEnd() && starts.contains(last.address())) {
				second.putIfAbsent(last.address(), row.address());
			}
			last = row;
		}
		info.each(SUBPROGRAM, e -> add(e, functions));
		info.each(INLINED, e -> add(e, inlined));
	}

	public static Declarations read(Path file) throws IOException {
		return new Declarations(DebugSections.read(file));
	}

	/** Functions with code of their own, by name. */
	public Map<String, List<Code>> functions() {
		return functions;
	}

	/** Where functions were inlined into others, by name. */
	public Map<String, List<Code>> inlined() {
		return inlined;
	}

	private void add(Entry e, Map<String, List<Code>> to) {
		Long start = e.tag() == INLINED ? CodeRanges.entry(info, e) : CodeRanges.first(info, e);
		if (start == null || start == 0 || !(info.attribute(e, Entry.NAME) instanceof String name)) {
			return;
		}
		int line = info.attribute(e, LINE) instanceof Long n ? n.intValue() : 0;
		boolean isExported = info.attribute(e, Entry.EXTERNAL) instanceof Long n && n != 0;
		Code code = new Code(name, file(e), line, start, e.tag() == INLINED ? start : behindPrologue(e, start), isExported);
		to.computeIfAbsent(name, n -> new ArrayList<>()).add(code);
	}

	/** Code that is not optimised sets up its frame first; the second row of lines begins behind that. */
	private long behindPrologue(Entry e, long start) {
		return optimised.computeIfAbsent(e.unit(), this::isOptimised) ? start : second.getOrDefault(start, start);
	}

	private boolean isOptimised(Unit unit) {
		String level = "0";
		String producer = info.at(unit.firstEntry).text(PRODUCER);
		for (Matcher m = OPTIMISATION.matcher(producer == null ? "" : producer); m.find();) {
			level = m.group(1);
		}
		return !level.equals("0");
	}

	private String file(Entry e) {
		int number = info.attribute(e, FILE) instanceof Long n ? n.intValue() : -1;
		List<String> names = files.computeIfAbsent(e.unit(), this::files);
		return number >= 0 && number < names.size() ? names.get(number) : "";
	}

	private List<String> files(Unit unit) {
		Long lines = info.at(unit.firstEntry).number(LINES);
		return lines == null ? List.of() : LineProgram.files(info.sections(), lines).stream().map(f -> info.inFolder(unit, f)).toList();
	}
}
