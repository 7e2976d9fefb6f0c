package org.tapsetstudio.dsl.semantics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.parser.SyntaxError;
import org.tapsetstudio.dsl.preprocessor.MacroLibrary;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;
import org.tapsetstudio.dsl.semantics.internal.Declarations;
import org.tapsetstudio.markers.Glob;

/**
 * The tapset files that scripts may draw on. Names are indexed when one is first asked for; a file is parsed when one of its names is first asked for, and the tree is kept.
 * Safe for use by several threads.
 */
public final class TapsetLibrary {
	/** One file; {@code shipped} files may declare native functions. */
	public record Entry(String name, String text, boolean shipped) {
		boolean isMacros() {
			return name.endsWith(".stpm");
		}
	}

	/** No files. */
	public static final TapsetLibrary EMPTY = of(List.of());

	private final Map<String, ParsedScript> parsed = new HashMap<>();
	private final List<Entry> entries;
	private final ParseContext context;
	private Index index;

	private TapsetLibrary(List<Entry> files, ParseContext context) {
		this.entries = files.stream().filter(e -> !e.isMacros()).toList();
		MacroLibrary macros = context.library();
		for (Entry file : files)
			if (file.isMacros())
				macros = macros.with(TokenLayer.ofLibrary(file.name(), file.text(), context.withLibrary(macros)).expansion().macros().values());
		this.context = context.withLibrary(macros).withGuru(true).withMayBeEmpty(true);
	}

	/** A library of tapset and macro files for this machine. */
	public static TapsetLibrary of(List<Entry> files) {
		return of(files, ParseContext.tapset());
	}

	/**
	 * A library of tapset and macro files.
	 *
	 * @param files {@code .stp} and {@code .stpm} files, in the order in which they are searched; names must differ
	 * @param context gives the environment that conditionals ask for
	 */
	public static TapsetLibrary of(List<Entry> files, ParseContext context) {
		return new TapsetLibrary(files, context);
	}

	/** The macros of all {@code .stpm} files: scripts that use this library are to be parsed with them. */
	public MacroLibrary macros() {
		return context.library();
	}

	/** Reads all {@code .stp} and {@code .stpm} files below a folder, sorted by path; nothing if there is no such folder. */
	public static List<Entry> read(Path folder, boolean shipped) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		List<Path> files;
		try (Stream<Path> tree = Files.walk(folder)) {
			files = tree.filter(f -> f.toString().matches(".*\\.stpm?") && Files.isRegularFile(f)).sorted(Comparator.naturalOrder()).toList();
		}
		List<Entry> result = new ArrayList<>();
		for (Path file : files)
			result.add(new Entry(file.toString(), SourceBytes.decode(Files.readAllBytes(file)), shipped));
		return result;
	}

	public List<Entry> entries() {
		return entries;
	}

	/** Files that may declare a function of this name. */
	public List<Entry> declaringFunction(String name) {
		return index().functions.getOrDefault(name, List.of());
	}

	/** Files that may declare a global of this name. */
	public List<Entry> declaringGlobal(String name) {
		return index().globals.getOrDefault(name, List.of());
	}

	/** Files that may declare an alias whose first component matches this name or pattern. */
	public List<Entry> declaringAlias(String firstComponent) {
		if (firstComponent.indexOf('*') < 0)
			return index().aliases.getOrDefault(firstComponent, List.of());
		return index().aliases.entrySet().stream().filter(e -> Glob.matches(firstComponent, e.getKey())).flatMap(e -> e.getValue().stream()).distinct().toList();
	}

	/** Names of all functions, sorted. */
	public Collection<String> functionNames() {
		return index().functions.keySet();
	}

	/** First components of all aliases, sorted. */
	public Collection<String> aliasRoots() {
		return new TreeSet<>(index().aliases.keySet());
	}

	/** The syntax tree of a file; empty when it has errors. */
	public Optional<ParsedScript> parse(Entry entry) {
		return Optional.of(parsed(entry)).filter(ParsedScript::isCorrect);
	}

	/** Why a file cannot be used; empty if it can. */
	public List<SyntaxError> errors(Entry entry) {
		return parsed(entry).errors();
	}

	private synchronized ParsedScript parsed(Entry entry) {
		return parsed.computeIfAbsent(entry.name(), n -> StpParserFacade.parse(n, entry.text(), context));
	}

	private synchronized Index index() {
		if (index == null)
			index = new Index(entries);
		return index;
	}

	/** Which files may declare a name. */
	private static final class Index {
		final Map<String, List<Entry>> functions = new TreeMap<>();
		final Map<String, List<Entry>> globals = new TreeMap<>();
		final Map<String, List<Entry>> aliases = new TreeMap<>();

		Index(List<Entry> entries) {
			for (Entry entry : entries) {
				Declarations found = Declarations.scan(entry.text());
				found.functions().forEach(n -> add(functions, n, entry));
				found.globals().forEach(n -> add(globals, n, entry));
				found.aliases().forEach(n -> add(aliases, n, entry));
			}
		}

		private static void add(Map<String, List<Entry>> to, String name, Entry entry) {
			to.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
		}
	}
}
