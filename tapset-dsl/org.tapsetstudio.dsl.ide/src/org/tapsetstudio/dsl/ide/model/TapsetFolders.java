package org.tapsetstudio.dsl.ide.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.semantics.TapsetLibrary.Entry;

/**
 * The tapsets in some folders as they are now, then those of the product: what is open in an editor counts as it is there, and files that have changed are read again. Safe for use by several threads.
 */
public final class TapsetFolders {
	/** The folders are not looked at more often, for they may hold many files. */
	private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final MarkerResolver markers;
	private final UnaryOperator<String> names;
	private final Supplier<Map<String, String>> open;
	private final List<Entry> shipped = Surroundings.shippedFiles();
	/** Of the tapset files that somebody edits or that are looked through. */
	private final Map<String, Surroundings> without = new HashMap<>();
	private Surroundings all;
	private List<Path> folders = List.of();
	private Map<String, Entry> stored = Map.of();
	private Map<String, Entry> edited = Map.of();
	private long looked;

	/**
	 * No folders yet.
	 *
	 * @param names gives the name of a file in problems and symbols for its absolute path
	 * @param open the texts of the files that editors have open, by such names
	 */
	public TapsetFolders(MarkerResolver markers, UnaryOperator<String> names, Supplier<Map<String, String>> open) {
		this.markers = markers;
		this.names = names;
		this.open = open;
	}

	/**
	 * Sets the folders with {@code .stp} and {@code .stpm} files, in the order in which they are searched, and looks which files they have. A folder that is not there holds nothing.
	 *
	 * @throws IOException when one cannot be read; the others are then read nonetheless
	 */
	public void set(List<Path> newFolders) throws IOException {
		synchronized (this) {
			folders = newFolders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
		}
		look();
	}

	/** As they were set, as absolute paths. */
	public synchronized List<Path> get() {
		return folders;
	}

	/** Has the folders looked at when a script is checked next. */
	public synchronized void refresh() {
		looked = System.nanoTime() - PAUSE_NANOS;
	}

	/** Looks which files have come, changed or gone, if that was not done just before. Not for the UI thread. */
	void update() {
		if (isDue()) {
			try {
				look();
			} catch (IOException e) {
				// what could be read counts; who set the folder was told
			}
		}
	}

	private synchronized boolean isDue() {
		return !folders.isEmpty() && System.nanoTime() - looked >= PAUSE_NANOS;
	}

	/** What a script is to be checked against; the same object as long as nothing has changed. A file of the folders is checked against the other ones, so that a change of it alone changes nothing. */
	synchronized Surroundings of(String fileName) {
		Map<String, String> texts = stored.isEmpty() ? Map.of() : open.get();
		List<Entry> files = new ArrayList<>();
		Map<String, Entry> changed = new HashMap<>();
		for (Entry file : stored.values()) {
			String text = texts.get(file.name());
			Entry now = text == null || text.equals(file.text()) ? file : edited(file.name(), text);
			if (now != file) {
				changed.put(file.name(), now);
			}
			files.add(now);
		}
		edited = changed;
		files.addAll(shipped);
		if (all == null) {
			all = new Surroundings(TapsetLibrary.of(files), markers, AnalysisOptions.DEFAULT, false);
		} else if (!all.tapsets().files().equals(files)) {
			Surroundings before = all;
			all = new Surroundings(before.tapsets().changedTo(files), markers, AnalysisOptions.DEFAULT, false);
			without.entrySet().removeIf(other -> !othersOf(other.getKey(), before).equals(othersOf(other.getKey(), all)));
		}
		return stored.containsKey(fileName) ? without.computeIfAbsent(fileName, this::without) : all;
	}

	private static List<Entry> othersOf(String fileName, Surroundings surroundings) {
		return surroundings.tapsets().files().stream().filter(file -> !file.name().equals(fileName)).toList();
	}

	/** Of a file of macros those that it defines itself must not be known, or they would be defined twice. */
	private Surroundings without(String fileName) {
		TapsetLibrary others = fileName.endsWith(".stpm") ? all.tapsets().changedTo(othersOf(fileName, all)) : all.tapsets().without(fileName);
		return new Surroundings(others, markers, AnalysisOptions.DEFAULT, true);
	}

	private Entry edited(String name, String text) {
		Entry before = edited.get(name);
		return before != null && before.text().equals(text) ? before : new Entry(name, text, false);
	}

	/** Entries of files that have not changed are kept, for surroundings are compared by them. The lock is not held while files are read: the UI thread may want it. */
	private void look() throws IOException {
		Map<String, Entry> before;
		List<Path> read;
		synchronized (this) {
			before = stored;
			read = folders;
			looked = System.nanoTime();
		}
		Map<String, Entry> found = new LinkedHashMap<>();
		IOException failure = null;
		for (Path folder : read) {
			try {
				for (Entry file : TapsetLibrary.read(folder, false)) {
					String name = names.apply(file.name());
					Entry known = before.get(name);
					found.putIfAbsent(name, known != null && known.stamp().equals(file.stamp()) ? known : new Entry(name, file.root(), file.stamp(), false, file::text));
				}
			} catch (IOException e) {
				failure = e;
			}
		}
		synchronized (this) {
			if (read == folders) {
				stored = found;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}
}
