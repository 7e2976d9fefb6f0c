package org.tapsetstudio.markers.internal.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tapsetstudio.markers.ProgramInformation.Inner;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.ProgramInformation.Read;

/** What a whole file has: variables that live as long as the program, types, and functions that were inlined. Damaged information raises the exceptions of {@link DebugInfo}. */
public final class FileInfo {
	private static final int LABEL = 0x0A;
	private static final int BLOCK = 0x0B;
	private static final int LINE = 0x3B;
	private static final int INLINED = 0x1D;
	private static final int SUBPROGRAM = 0x2E;
	/** Blocks in blocks to follow. */
	private static final int DEEPEST = 100;
	private static final int VARIABLE = 0x34;
	private static final int ADDRESS = 0x03;
	private static final int FORM_TLS_ADDRESS = 0x9B;
	private static final int GNU_PUSH_TLS_ADDRESS = 0xE0;
	private static final String BASE = "@";
	private static final Pattern STEP = Pattern.compile("(-?\\d+)@(-?\\d+)\\(");

	private final DebugInfo info;

	private FileInfo(DebugInfo info) {
		this.info = info;
	}

	public static FileInfo read(Path file) throws IOException {
		return new FileInfo(new DebugInfo(DebugSections.read(file)));
	}

	/** Whether anything is described. */
	public boolean isEmpty() {
		return info.units().isEmpty();
	}

	/** See {@link org.tapsetstudio.markers.ProgramInformation#find}. */
	public Reading find(String variable, String source, List<Object> steps) throws UnknownVariableException {
		Map<Long, Entry> found = new TreeMap<>();
		boolean[] isOfThread = { false };
		info.each(VARIABLE, e -> {
			if (isNamed(e, variable) && isIn(e, source) && e.attributes().get(Entry.LOCATION) instanceof byte[] location && location.length > 0) {
				int last = location[location.length - 1] & 0xFF;
				if (location[0] == ADDRESS && location.length == 9) {
					found.putIfAbsent(new DwarfReader(java.nio.ByteBuffer.wrap(location).order(java.nio.ByteOrder.LITTLE_ENDIAN), 1).fixed(8), e);
				}
				isOfThread[0] |= last == FORM_TLS_ADDRESS || last == GNU_PUSH_TLS_ADDRESS;
			}
		});
		if (found.isEmpty()) {
			throw isOfThread[0] ? new UnknownVariableException("is a variable of each thread, which cannot be read", List.of())
					: new UnknownVariableException("is no static variable of the program" + (source == null ? "" : " in " + source), variable, variables());
		}
		if (found.size() > 1) {
			List<String> sources = found.values().stream().map(this::source).distinct().sorted().toList();
			throw new UnknownVariableException("is not one variable: there are " + found.size() + " of this name" + (sources.size() == found.size() ? "; name the source file, as in @var(\"" + variable + "@"
					+ sources.getFirst() + "\")" : ""), List.of());
		}
		Map.Entry<Long, Entry> one = found.entrySet().iterator().next();
		return Reading.of(Place.inFile(one.getKey()), Layout.of(info, one.getValue()), variable, steps);
	}

	/** Names of the variables that live as long as the program. */
	private List<String> variables() {
		Set<String> names = new TreeSet<>();
		info.each(VARIABLE, e -> {
			if (e.attributes().get(Entry.LOCATION) instanceof byte[] location && location.length == 9 && location[0] == ADDRESS && info.attribute(e, Entry.NAME) instanceof String name) {
				names.add(name);
			}
		});
		return List.copyOf(names);
	}

	/** Names of the types of a kind. */
	private List<String> types(String type) {
		Set<String> names = new TreeSet<>();
		for (int tag : Layout.tags(words(type).length == 2 ? words(type)[0] : "")) {
			info.each(tag, e -> {
				if (e.text(Entry.NAME) != null) {
					names.add(e.text(Entry.NAME));
				}
			});
		}
		return List.copyOf(names);
	}

	private static String[] words(String type) {
		return type.strip().split("\\s+");
	}

	private boolean isNamed(Entry e, String name) {
		return name.equals(info.attribute(e, Entry.NAME)) || name.equals(info.attribute(e, Entry.LINKAGE_NAME));
	}

	private boolean isIn(Entry e, String source) {
		return source == null || Glob.matches(source, source(e)) || Glob.matches("*/" + source, source(e));
	}

	private String source(Entry e) {
		String name = info.at(e.unit().firstEntry).text(Entry.NAME);
		return name == null ? "" : name;
	}

	/** See {@link org.tapsetstudio.markers.ProgramInformation#behind}. */
	public Reading behind(String type, List<Object> steps) throws UnknownVariableException {
		Layout layout = layout(type);
		if (layout == null) {
			throw new UnknownVariableException("needs the type " + type + ", which the debugging information of the program does not describe", words(type)[words(type).length - 1], types(type));
		}
		if (!layout.isPointer() && !steps.isEmpty() && steps.getFirst() instanceof Long index && layout.kind() != Layout.Kind.ARRAY) { // of things of this type that lie side by side
			return Reading.of(Place.memory(BASE, index * layout.size()), layout, "the value", steps.subList(1, steps.size()));
		}
		return Reading.of(layout.isPointer() ? Place.register(BASE) : Place.memory(BASE, 0), layout, "the value", steps);
	}

	/** See {@link org.tapsetstudio.markers.ProgramInformation#reads}. */
	public static List<Read> reads(String operand) {
		List<Read> reads = new ArrayList<>();
		for (Matcher m = STEP.matcher(operand); m.find();) {
			reads.addFirst(new Read(Long.parseLong(m.group(2)), Integer.parseInt(m.group(1))));
		}
		return reads;
	}

	private Layout layout(String type) {
		String[] words = words(type);
		String name = words[words.length - 1];
		for (int tag : Layout.tags(words.length == 2 ? words[0] : "")) {
			Entry[] found = { null };
			info.each(tag, e -> {
				boolean isDescribed = e.number(Entry.DECLARATION) == null || e.number(Entry.DECLARATION) == 0;
				found[0] = found[0] == null && isDescribed && name.equals(e.text(Entry.NAME)) ? e : found[0];
			});
			if (found[0] != null) {
				return Layout.describedBy(info, found[0]);
			}
		}
		return null;
	}

	/** See {@link org.tapsetstudio.markers.ProgramInformation#within}. */
	public List<Inner> within(String function, String name, int depth) {
		Map<List<Object>, Inner> found = new LinkedHashMap<>();
		for (int tag : List.of(SUBPROGRAM, INLINED)) {
			info.each(tag, e -> {
				if (Glob.matches(function, name(e))) {
					within(e, name(e), name, depth, 0, found);
				}
			});
		}
		return found.values().stream().sorted(Comparator.comparingLong(Inner::address)).toList();
	}

	private String name(Entry e) {
		return String.valueOf(info.attribute(e, Entry.NAME));
	}

	/** What was inlined into a function that was inlined is the callee of that. */
	private void within(Entry parent, String function, String name, int depth, int blocks, Map<List<Object>, Inner> found) {
		for (Entry e : blocks > DEEPEST ? List.<Entry>of() : info.children(parent)) {
			String own = name(e);
			boolean isMeant = e.tag() == (depth == Inner.LABELS ? LABEL : INLINED) && Glob.matches(name, own);
			Long start = !isMeant ? null : depth == Inner.LABELS ? e.number(Entry.LOW_PC) : CodeRanges.entry(info, e);
			if (start != null && start != 0) {
				int line = info.attribute(e, LINE) instanceof Long n ? n.intValue() : 0;
				found.putIfAbsent(List.of(start, function, own), new Inner(function, own, line, start));
			}
			if (e.tag() == BLOCK) {
				within(e, function, name, depth, blocks + 1, found);
			} else if (e.tag() == INLINED && depth > 1) {
				within(e, own, name, depth - 1, blocks + 1, found);
			}
		}
	}

	/** See {@link org.tapsetstudio.markers.ProgramInformation#inlined}. */
	public List<Long> inlined(String function) {
		TreeSet<Long> addresses = new TreeSet<>();
		info.each(INLINED, e -> {
			Long start = isNamed(e, function) ? CodeRanges.entry(info, e) : null;
			if (start != null && start != 0) {
				addresses.add(start);
			}
		});
		return List.copyOf(addresses);
	}
}
