package org.tapsetstudio.dsl.semantics.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tapsetstudio.dsl.semantics.TapsetLibrary.Entry;

/** Which files may declare a name. Immutable. */
public final class NameIndex {
	private static final String CACHE = "tapsetstudio.cache";

	public final Map<String, List<Entry>> functions = new TreeMap<>();
	public final Map<String, List<Entry>> globals = new TreeMap<>();
	public final Map<String, List<Entry>> aliases = new TreeMap<>();

	public NameIndex(List<Entry> entries) {
		this(entries, cache());
	}

	NameIndex(List<Entry> entries, Path cache) {
		Map<Entry, Declarations> found = new HashMap<>();
		Map<String, List<Entry>> roots = new LinkedHashMap<>();
		entries.forEach(e -> roots.computeIfAbsent(e.root(), r -> new ArrayList<>()).add(e));
		roots.forEach((root, files) -> {
			if (root.isEmpty())
				files.forEach(e -> found.put(e, Declarations.scan(e.text())));
			else
				find(new IndexFile(cache, root), files, found);
		});
		for (Entry entry : entries) {
			Declarations names = found.get(entry);
			names.functions().forEach(n -> add(functions, n, entry));
			names.globals().forEach(n -> add(globals, n, entry));
			names.aliases().forEach(n -> add(aliases, n, entry));
		}
	}

	/** Looks only at files that have changed since they were last looked at. */
	private static void find(IndexFile kept, List<Entry> files, Map<Entry, Declarations> found) {
		Map<String, IndexFile.Known> known = kept.read();
		Map<String, IndexFile.Known> now = new HashMap<>();
		boolean changed = known.size() != files.size();
		for (Entry entry : files) {
			IndexFile.Known file = known.get(entry.name());
			if (file == null || !file.stamp().equals(entry.stamp())) {
				file = new IndexFile.Known(entry.stamp(), Declarations.scan(entry.text()));
				changed = true;
			}
			now.put(entry.name(), file);
			found.put(entry, file.found());
		}
		if (changed)
			kept.write(now);
	}

	/** Where indexes are kept between processes: below {@code $XDG_CACHE_HOME} or {@code ~/.cache}, or where the system property {@code tapsetstudio.cache} says. */
	private static Path cache() {
		String set = System.getProperty(CACHE);
		if (set != null)
			return Path.of(set);
		String base = System.getenv("XDG_CACHE_HOME");
		return (base == null || !base.startsWith("/") ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base)).resolve("tapset-studio");
	}

	private static void add(Map<String, List<Entry>> to, String name, Entry entry) {
		to.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
	}
}
