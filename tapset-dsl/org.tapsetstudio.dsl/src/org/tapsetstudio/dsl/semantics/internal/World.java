package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.markers.ProgramInformation;

/** The files of one analysis and the names they declare. Tapset files join when one of their names is asked for. */
final class World {
	private static final int MOST_SUGGESTIONS = 300;

	final Problems problems;
	final SymbolCollector symbols = new SymbolCollector();
	final AnalysisOptions options;
	final MarkerResolver markers;
	final TapsetLibrary library;
	/** User scripts first, then tapset files as they were pulled in. */
	final List<Unit> units = new ArrayList<>();
	/** Units whose own probes are still to be resolved. */
	final Deque<Unit> fresh = new ArrayDeque<>();
	private final Map<String, Unit> loaded = new HashMap<>();
	private final List<String> arguments;
	private int suggestions;
	private final Set<String> builtin = new HashSet<>();
	private final Map<String, List<FunctionSymbol>> functions = new HashMap<>();
	/** What was answered for a name in a file, until another file joins. */
	private final Map<Unit, Map<String, List<FunctionSymbol>>> visible = new HashMap<>();
	/** Of the library and of all files that have joined; null until they are asked for. */
	private Set<String> functionNames;
	private final Map<String, GlobalSymbol> publicGlobals = new HashMap<>();
	/** Names for whose globals the library was searched. */
	private final Set<String> askedFor = new HashSet<>();
	private final AliasTable aliases = new AliasTable();

	World(List<ParsedScript> scripts, TapsetLibrary library, MarkerResolver markers, AnalysisOptions options) {
		this.problems = new Problems(options.warnings());
		this.library = library;
		this.markers = markers;
		this.options = options;
		this.arguments = scripts.isEmpty() ? List.of() : scripts.get(0).context().arguments().values();
		for (ParsedScript script : scripts)
			add(new Unit(script, true, false, problems));
	}

	private void add(Unit unit) {
		units.add(unit);
		fresh.add(unit);
		visible.clear();
		functionNames = null;
		unit.functions.forEach(this::add);
		unit.globals.stream().filter(g -> !g.isPrivate).forEach(g -> publicGlobals.putIfAbsent(g.name, g));
		aliases.add(unit.aliases);
	}

	private void add(FunctionSymbol function) {
		List<FunctionSymbol> same = functions.computeIfAbsent(function.name, n -> new ArrayList<>());
		function.overload = (int) same.stream().filter(f -> function.unit.user || !f.unit.user).count();
		if (!function.unit.user)
			same.stream().filter(f -> f.unit.user).forEach(f -> f.overload++);
		same.add(function);
	}

	private void load(List<TapsetLibrary.Entry> entries) {
		for (TapsetLibrary.Entry entry : entries) {
			if (loaded.containsKey(entry.name()))
				continue;
			loaded.put(entry.name(), null);
			library.errors(entry).stream().limit(1)
					.forEach(e -> problems.warning(Problems.TAPSET, e.where(), "this tapset file cannot be used: " + e.message()));
			library.parse(entry).ifPresent(file -> {
				Unit unit = new Unit(file, false, entry.shipped(), problems);
				loaded.put(entry.name(), unit);
				add(unit);
			});
		}
	}

	/** The global that a name means in a file: its own private one, one of the scripts, one of a tapset; null if there is none. */
	GlobalSymbol findGlobal(String name, Unit from) {
		GlobalSymbol found = visibleGlobal(name, from);
		if (found == null && askedFor.add(name)) {
			load(library.declaringGlobal(name));
			found = visibleGlobal(name, from);
		}
		if (found == null && (name.equals("argc") || name.equals("argv"))) {
			add(new Unit(Builtin.arguments(arguments), false, true, problems));
			found = visibleGlobal(name, from);
		}
		return found;
	}

	/**
	 * Of several files that declare it the first counts, for the others too. With SystemTap that includes a tapset's private global, whose name a script's public one takes; what is
	 * shipped here may choose other names than its tapsets, so it is spared.
	 */
	private GlobalSymbol visibleGlobal(String name, Unit from) {
		GlobalSymbol own = from.global(name);
		GlobalSymbol shared = publicGlobals.get(name);
		boolean isOwn = own != null && own.isPrivate && (shared == null || from.shipped || units.indexOf(from) < units.indexOf(shared.unit));
		return isOwn ? own : shared;
	}

	/** What is known about a module that a script names, null for the program that is started. */
	Optional<ProgramInformation> information(String module) {
		String named = module == null ? options.targetPath() : module;
		return named == null ? Optional.empty() : information(markers, named);
	}

	/** The first of several modules, separated by colons, about which something is known. */
	static Optional<ProgramInformation> information(MarkerResolver markers, String modules) {
		return Stream.of(modules.split(":")).flatMap(m -> markers.files(m).stream()).map(markers::information).flatMap(Optional::stream).findFirst();
	}

	/** All functions of a name that a file sees, by priority. */
	List<FunctionSymbol> findFunctions(String name, Unit from) {
		Map<String, List<FunctionSymbol>> known = visible.get(from);
		List<FunctionSymbol> found = known == null ? null : known.get(name);
		if (found == null) {
			found = find(name, from);
			visible.computeIfAbsent(from, u -> new HashMap<>()).put(name, found);
		}
		return found;
	}

	private List<FunctionSymbol> find(String name, Unit from) {
		load(library.declaringFunction(name));
		List<FunctionSymbol> found = new ArrayList<>();
		for (FunctionSymbol f : functions.getOrDefault(name, List.of()))
			if (f.unit == from || !f.declaration.isPrivate())
				found.add(f);
		found.sort(Comparator.<FunctionSymbol> comparingLong(f -> f.priority).thenComparing(f -> f.unit.user)); // SystemTap has read tapsets first
		return List.copyOf(found);
	}

	/** All aliases, once the files have joined that declare one whose first component may match a name, which can be a pattern. */
	AliasTable aliases(String firstComponent) {
		load(library.declaringAlias(firstComponent));
		if (Builtin.aliases().contains(firstComponent) && builtin.add(firstComponent) && units.stream().noneMatch(u -> u.declaresAlias(firstComponent)))
			add(new Unit(Builtin.alias(firstComponent), false, true, problems));
		return aliases;
	}

	/** What a name that does not exist may have meant. After some hundred such names there is nothing: whoever has so many has other worries. */
	List<String> similar(String name, Supplier<? extends Collection<String>> known) {
		return ++suggestions > MOST_SUGGESTIONS ? List.of() : Similar.to(name, known.get());
	}

	/** Names of functions, for suggestions. */
	Set<String> functionNames() {
		if (functionNames == null) {
			functionNames = new LinkedHashSet<>(library.functionNames());
			functionNames.addAll(Prints.NAMES);
			functionNames.addAll(functions.keySet());
		}
		return functionNames;
	}

	/** Names of globals, for suggestions. */
	Set<String> globalNames() {
		Set<String> names = new LinkedHashSet<>();
		units.forEach(u -> u.globals.forEach(g -> names.add(g.name)));
		return names;
	}
}
