package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.markers.internal.SymbolReader;
import org.tapsetstudio.markers.internal.dwarf.LineTable;
import org.tapsetstudio.markers.internal.dwarf.LineTable.Function;
import org.tapsetstudio.markers.internal.dwarf.LineTable.Start;

/** Which source lines the code of a file comes from, by its debugging information. Immutable. */
public final class SourceLines {
	private static final Pattern PLACE = Pattern.compile("([^@]*)@(.+?)(?:([:+])(\\*|\\d+(?:-\\d+)?(?:,\\d+(?:-\\d+)?)*))?");

	/** A line of a source file. */
	public record Line(String file, int line) {
	}

	/** Where the code of a line begins within a function; addresses are those of the file, before it is loaded anywhere. */
	public record Statement(String function, String file, int line, long address) {
	}

	/**
	 * What {@code function@file:lines} asks for: names and files may be patterns; lines are numbers, ranges, lists of them, or {@code *} for all; behind a {@code +} they count from the line where the function begins.
	 * Without lines the first one of the function is meant.
	 */
	public record Place(String function, String file, boolean isRelative, String lines) {
		/** Empty if the text is no such place. */
		public static Optional<Place> of(String text) {
			Matcher m = PLACE.matcher(text);
			return m.matches() ? Optional.of(new Place(m.group(1), m.group(2), "+".equals(m.group(3)), m.group(4))) : Optional.empty();
		}

		/** The functions alone: SystemTap looks at no line where a function is asked for. */
		public Place whole() {
			return new Place(function, file, false, null);
		}

		private boolean takes(String path) {
			return Glob.matches(file, path) || Glob.matches("*/" + file, path);
		}

		private boolean takes(int line, int firstLine) {
			int number = isRelative ? line - firstLine : line;
			for (String part : lines.split(",")) {
				String[] ends = part.split("-");
				if (part.equals("*") || number >= Long.parseLong(ends[0]) && number <= Long.parseLong(ends[ends.length - 1])) {
					return true;
				}
			}
			return false;
		}
	}

	private final Path file;
	private final LineTable table;

	private SourceLines(Path file, LineTable table) {
		this.file = file;
		this.table = table;
	}

	/**
	 * @return empty where there is no debugging information with lines
	 * @throws IOException with a sentence if the file cannot be read, or its information is damaged
	 */
	public static Optional<SourceLines> read(Path file, String buildId) throws IOException {
		Optional<Path> separate = SymbolReader.debugFile(buildId);
		try {
			Optional<LineTable> table = LineTable.read(file);
			if (table.isEmpty() && separate.isPresent()) {
				table = LineTable.read(separate.get());
			}
			return table.map(t -> new SourceLines(file, t));
		} catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
			throw damaged(file, e);
		}
	}

	private static IOException damaged(Path file, RuntimeException e) {
		return new IOException("the debugging information of " + file + " is damaged: " + e.getMessage(), e);
	}

	/** The line of the code at an address. */
	public Optional<Line> at(long address) {
		return table.at(address).map(s -> new Line(s.file(), s.line()));
	}

	/**
	 * The statements of a place; none if the lines have no code.
	 *
	 * @throws IOException with a sentence if the information about the functions is damaged
	 */
	public List<Statement> find(Place place) throws IOException {
		List<Start> all = starts(place);
		List<Statement> result = new ArrayList<>();
		for (Start s : all) {
			if (place.lines() == null ? s.address() == s.function().start() : place.takes(s.line(), s.function().firstLine())) {
				result.add(new Statement(s.function().name(), s.file(), s.line(), s.address()));
			}
		}
		return result;
	}

	/**
	 * Lines with code that are nearest to the first one asked for, below and above it, counted as the place counts them.
	 *
	 * @throws IOException with a sentence if the information about the functions is damaged
	 */
	public List<Integer> nearest(Place place) throws IOException {
		TreeSet<Integer> lines = new TreeSet<>();
		for (Start s : starts(place)) {
			lines.add(place.isRelative() ? s.line() - s.function().firstLine() : s.line());
		}
		Integer wanted = place.lines() == null || place.lines().equals("*") ? Integer.valueOf(0) : Integer.valueOf((int) Math.min(Integer.MAX_VALUE, Long.parseLong(place.lines().split("[-,]")[0])));
		List<Integer> result = new ArrayList<>();
		if (lines.lower(wanted) != null) {
			result.add(lines.lower(wanted));
		}
		if (lines.higher(wanted) != null) {
			result.add(lines.higher(wanted));
		}
		return result;
	}

	/**
	 * Names of the source files that functions have code of.
	 *
	 * @param function name or pattern; empty for all
	 * @throws IOException with a sentence if the information about the functions is damaged
	 */
	public Set<String> files(String function) throws IOException {
		Set<String> names = new TreeSet<>();
		for (Start s : starts(new Place(function, "*", false, null))) {
			names.add(s.file().substring(s.file().lastIndexOf('/') + 1));
		}
		return names;
	}

	private List<Start> starts(Place place) throws IOException {
		String name = place.function().isEmpty() ? "*" : place.function();
		try {
			return table.starts((Function f, String path) -> Glob.matches(name, f.name()) && place.takes(path));
		} catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
			throw damaged(file, e);
		}
	}
}
