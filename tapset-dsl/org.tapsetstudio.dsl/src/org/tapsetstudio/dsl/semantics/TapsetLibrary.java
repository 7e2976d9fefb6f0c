package org.tapsetstudio.dsl.semantics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.lexer.SourceBytes;
import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.parser.SyntaxError;
import org.tapsetstudio.dsl.preprocessor.MacroLibrary;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.preprocessor.TokenLayer;
import org.tapsetstudio.dsl.semantics.internal.NameIndex;
import org.tapsetstudio.markers.Glob;

/**
 * The tapset files that scripts may draw on. Names are indexed when one is first asked for; a file is parsed when one of its names is first asked for, and the tree is kept.
 * Safe for use by several threads.
 */
public final class TapsetLibrary {
	/** One file; {@code shipped} files may declare native functions. Its text is read when it is first asked for. */
	public static final class Entry {
		private final String name;
		private final String root;
		private final String stamp;
		private final boolean shipped;
		private final Supplier<String> source;
		private String text;

		/** A file whose text is known. */
		public Entry(String name, String text, boolean shipped) {
			this(name, "", "", shipped, () -> text);
		}

		/**
		 * A file to be read later.
		 *
		 * @param root the folder or archive that holds it: what its files declare is kept between processes, under this name; empty to keep nothing
		 * @param stamp changes when the file does
		 */
		public Entry(String name, String root, String stamp, boolean shipped, Supplier<String> source) {
			this.name = name;
			this.root = root;
			this.stamp = stamp;
			this.shipped = shipped;
			this.source = source;
		}

		public String name() {
			return name;
		}

		public synchronized String text() {
			if (text == null)
				text = source.get();
			return text;
		}

		public boolean shipped() {
			return shipped;
		}

		/** See {@link #Entry(String, String, String, boolean, Supplier)}. */
		public String root() {
			return root;
		}

		/** See {@link #Entry(String, String, String, boolean, Supplier)}. */
		public String stamp() {
			return stamp;
		}

		boolean isMacros() {
			return name.endsWith(".stpm");
		}
	}

	/** No files. */
	public static final TapsetLibrary EMPTY = of(List.of());

	private final Map<String, ParsedScript> parsed = new HashMap<>();
	private final List<Entry> files;
	private final List<Entry> entries;
	private final ParseContext context;
	/** What has the index and the trees, and which of its files is not to be seen; both null for a library of its own. */
	private final TapsetLibrary whole;
	private final String hidden;
	private NameIndex index;

	private TapsetLibrary(List<Entry> files, ParseContext context) {
		this.files = List.copyOf(files);
		this.entries = files.stream().filter(e -> !e.isMacros()).toList();
		this.context = context.withLibrary(MacroLibrary.onDemand(() -> macros(files, context))).withGuru(true).withMayBeEmpty(true);
		whole = null;
		hidden = null;
	}

	private TapsetLibrary(TapsetLibrary whole, String hidden) {
		this.files = whole.files.stream().filter(file -> !file.name().equals(hidden)).toList();
		this.entries = whole.entries.stream().filter(file -> !file.name().equals(hidden)).toList();
		this.context = whole.context;
		this.whole = whole;
		this.hidden = hidden;
	}

	/** What another file may draw on: this library without it. Nothing is read or parsed twice. */
	public TapsetLibrary without(String fileName) {
		return new TapsetLibrary(this, fileName);
	}

	/** A library of files of which most are the same objects as in this one: their trees are taken over, unless macros have changed, which may mean other trees. */
	public TapsetLibrary changedTo(List<Entry> newFiles) {
		TapsetLibrary changed = of(newFiles);
		if (newFiles.stream().filter(Entry::isMacros).toList().equals(files.stream().filter(Entry::isMacros).toList())) {
			Set<Entry> same = new HashSet<>(entries);
			Set<String> names = newFiles.stream().filter(same::contains).map(Entry::name).collect(Collectors.toSet());
			synchronized (this) {
				parsed.forEach((name, tree) -> {
					if (names.contains(name))
						changed.parsed.put(name, tree);
				});
			}
		}
		return changed;
	}

	private static MacroLibrary macros(List<Entry> files, ParseContext context) {
		MacroLibrary macros = context.library();
		for (Entry file : files)
			if (file.isMacros())
				macros = macros.with(TokenLayer.ofLibrary(file.name(), file.text(), context.withLibrary(macros)).expansion().macros().values());
		return macros;
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

	/** All {@code .stp} and {@code .stpm} files below a folder, sorted by path; nothing if there is no such folder. A file that is gone when its text is asked for is empty. */
	public static List<Entry> read(Path folder, boolean shipped) throws IOException {
		if (!Files.isDirectory(folder))
			return List.of();
		List<Entry> found = new ArrayList<>();
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				if (file.toString().endsWith(".stp") || file.toString().endsWith(".stpm"))
					add(file, attributes.isSymbolicLink() && Files.exists(file) ? Files.readAttributes(file, BasicFileAttributes.class) : attributes);
				return FileVisitResult.CONTINUE;
			}

			private void add(Path file, BasicFileAttributes attributes) throws IOException {
				if (!attributes.isRegularFile())
					return;
				if (!Files.isReadable(file))
					throw new AccessDeniedException(file.toString());
				found.add(new Entry(file.toString(), folder.toAbsolutePath().toString(), stamp(attributes), shipped, () -> text(file)));
			}
		});
		found.sort(Comparator.comparing(e -> Path.of(e.name)));
		return found;
	}

	/**
	 * Files that come with the product.
	 *
	 * @param text reads one of them
	 * @param archive what holds them all, if it is a file of its own
	 */
	public static List<Entry> shipped(List<String> names, UnaryOperator<String> text, Optional<Path> archive) throws IOException {
		String root = archive.map(Path::toString).orElse("");
		String stamp = archive.isEmpty() ? "" : stamp(Files.readAttributes(archive.get(), BasicFileAttributes.class));
		return names.stream().map(name -> new Entry(name, root, stamp, true, () -> text.apply(name))).toList();
	}

	private static String stamp(BasicFileAttributes attributes) {
		return attributes.size() + ":" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
	}

	private static String text(Path file) {
		try {
			return SourceBytes.decode(Files.readAllBytes(file));
		} catch (NoSuchFileException e) {
			return "";
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All files in the order in which they are searched, with those of macros. */
	public List<Entry> files() {
		return files;
	}

	/** The files without those of macros. */
	public List<Entry> entries() {
		return entries;
	}

	/** Files that may declare a function of this name. */
	public List<Entry> declaringFunction(String name) {
		return visible(index().functions.getOrDefault(name, List.of()));
	}

	/** Files that may declare a global of this name. */
	public List<Entry> declaringGlobal(String name) {
		return visible(index().globals.getOrDefault(name, List.of()));
	}

	/** Files that may declare an alias whose first component matches this name or pattern. */
	public List<Entry> declaringAlias(String firstComponent) {
		if (firstComponent.indexOf('*') < 0)
			return visible(index().aliases.getOrDefault(firstComponent, List.of()));
		return visible(index().aliases.entrySet().stream().filter(e -> Glob.matches(firstComponent, e.getKey())).flatMap(e -> e.getValue().stream()).distinct().toList());
	}

	private List<Entry> visible(List<Entry> found) {
		return hidden == null ? found : found.stream().filter(file -> !file.name().equals(hidden)).toList();
	}

	private Collection<String> visible(Map<String, List<Entry>> names) {
		return hidden == null ? names.keySet() : names.entrySet().stream().filter(e -> !visible(e.getValue()).isEmpty()).map(Map.Entry::getKey).toList();
	}

	/** Names of all functions, sorted. */
	public Collection<String> functionNames() {
		return visible(index().functions);
	}

	/** First components of all aliases, sorted. */
	public Collection<String> aliasRoots() {
		return new TreeSet<>(visible(index().aliases));
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
		if (whole != null)
			return whole.parsed(entry);
		return parsed.computeIfAbsent(entry.name(), n -> StpParserFacade.parse(n, entry.text(), context));
	}

	/** Reads now which file declares what, which otherwise happens when the first name is asked for. */
	public void load() {
		index();
	}

	private synchronized NameIndex index() {
		if (whole != null)
			return whole.index();
		if (index == null)
			index = new NameIndex(entries);
		return index;
	}
}
