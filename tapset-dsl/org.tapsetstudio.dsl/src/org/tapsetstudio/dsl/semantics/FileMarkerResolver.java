package org.tapsetstudio.dsl.semantics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.semantics.internal.Similar;
import org.tapsetstudio.markers.CodeDirectory;
import org.tapsetstudio.markers.FileCache;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.LinkedLibraries;
import org.tapsetstudio.markers.Marker;
import org.tapsetstudio.markers.MarkerFileException;
import org.tapsetstudio.markers.MarkerFileException.Reason;
import org.tapsetstudio.markers.MarkerReader;
import org.tapsetstudio.markers.ProcessFiles;
import org.tapsetstudio.markers.ProcessRoot;
import org.tapsetstudio.markers.ProgramFinder;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.ProvidedMarkers;
import org.tapsetstudio.markers.ProvidedMarkers.ProvidedMarker;
import org.tapsetstudio.markers.ScriptFiles;
import org.tapsetstudio.markers.SourceLines;

/** Finds markers in the files of this machine, or those that a process in a container sees, and those that the tracing agent provides for runtimes that lack them. Paths are the process' own. */
public final class FileMarkerResolver implements MarkerResolver {
	private static final int MOST_DESCRIBED = 100;
	/** Files of a folder to compare a mistyped name with. */
	private static final int MOST_LISTED = 10_000;

	/** Programs with their libraries; the names of a large one take megabytes. */
	private static final int MOST_FUNCTIONS = 64;

	private final MarkerReader reader;
	private final FileCache<FunctionNames> functions;
	private final ProgramFinder finder;
	private final Path folder;
	private final ProcessRoot root;
	/** How the dynamic linker finds libraries; made when it is first asked for. */
	private LinkedLibraries libraries;
	private final Map<Described, Optional<FunctionVariables>> described = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Described, Optional<FunctionVariables>> eldest) {
			return size() > MOST_DESCRIBED;
		}
	};

	/** What GCC and Clang append to the names of copies that begin as the function does. */
	private static final Pattern COPY = Pattern.compile("(\\.(constprop|isra|lto_priv)(\\.\\d+)*)+");

	private record Described(String path, long changed, String function) {
	}

	/** The file that was asked about last: its information is large. */
	private record Informed(String path, long changed, Optional<ProgramInformation> information) {
	}

	private Informed informed;

	/** @param folder relative paths start here */
	public FileMarkerResolver(MarkerReader reader, ProgramFinder finder, Path folder) {
		this(reader, finder, folder, ProcessRoot.HERE);
	}

	private FileMarkerResolver(MarkerReader reader, ProgramFinder finder, Path folder, ProcessRoot root) {
		this.root = root;
		this.reader = reader;
		functions = new FileCache<>(MOST_FUNCTIONS, file -> FunctionNames.read(file, reader.read(file).buildId()));
		this.finder = finder;
		this.folder = folder.toAbsolutePath();
	}

	/** For this process: its PATH and current folder. */
	public static FileMarkerResolver ofEnvironment() {
		return among(ProcessRoot.HERE);
	}

	/** For the files that a running process sees. */
	public static FileMarkerResolver among(ProcessRoot root) {
		return new FileMarkerResolver(new MarkerReader(), ProgramFinder.in(root), Path.of(""), root);
	}

	@Override
	public List<String> files(String path) {
		return paths(path).stream().map(Path::toString).toList();
	}

	@Override
	public List<String> libraries(String program, String library) {
		Set<String> found = new LinkedHashSet<>();
		for (Path file : paths(program))
			try {
				List<Path> linked = linked(file);
				List<Path> named = library.indexOf('/') < 0 ? List.of() : paths(library);
				linked.stream().filter(l -> isMeant(l, library) || named.contains(l)).forEach(l -> found.add(l.toString()));
			} catch (MarkerFileException e) {
				// A script: its interpreter is not known for sure, so the library is looked for as it is named.
				found.addAll(files(library));
			} catch (IOException e) {
				continue; // gone since it was found
			}
		return List.copyOf(found);
	}

	private synchronized List<Path> linked(Path program) throws IOException {
		if (root.pid() != 0)
			return ProcessFiles.of(root.pid()).stream().map(root::name).filter(file -> !file.equals(program)).toList();
		if (libraries == null)
			libraries = new LinkedLibraries(System.getenv("LD_LIBRARY_PATH"));
		List<Path> all = libraries.of(program);
		return all.subList(1, all.size());
	}

	/** A library goes by its file's name, by the name that programs know it by, which leads to it, or by a path. */
	private boolean isMeant(Path file, String library) {
		if (library.indexOf('/') < 0)
			return Glob.matches(library, file.getFileName().toString()) || file.equals(real(file.resolveSibling(library)));
		return Glob.matches(library, file.toString());
	}

	private Path real(Path path) {
		try {
			return root.real(path);
		} catch (IOException e) {
			return path;
		}
	}

	@Override
	public boolean isProcess(int pid) {
		return Files.isDirectory(Path.of("/proc", Integer.toString(pid)));
	}

	/** Without symbolic links. What PATH does not have may be in the folder itself. */
	private List<Path> paths(String written) {
		String path = root.pid() == 0 || !written.startsWith("/") ? written : ofProcess(Path.of(written)).toString();
		if (Glob.isPattern(path))
			return finder.glob(path.indexOf('/') < 0 || path.startsWith("/") ? path : folder.resolve(path).toString());
		return finder.find(path, folder).or(() -> root.pid() == 0 && path.indexOf('/') < 0 ? finder.find("./" + path, folder) : Optional.empty()).stream().toList();
	}

	/** A path as the process in a container calls it, where it was written as we reach it. */
	private Path ofProcess(Path written) {
		try {
			return written.equals(Path.of("/proc", Long.toString(root.pid()), "exe")) ? Files.readSymbolicLink(written) : root.name(written);
		} catch (IOException e) {
			return written;
		}
	}

	@Override
	public Answer find(String path, String provider, String name) {
		if (path == null)
			return anywhere(provider, name);
		List<Path> files = paths(path);
		if (files.isEmpty())
			return new Answer(List.of(), noFile(path), nearFiles(path), Wrong.FILE);
		Map<List<String>, Site> sites = new LinkedHashMap<>();
		Set<String> others = new LinkedHashSet<>();
		List<String> why = new ArrayList<>();
		for (Path file : files) {
			try {
				search(file, provider, name, sites, others);
			} catch (MarkerFileException e) {
				why.add(e.reason() == Reason.NOT_ELF ? script(file, provider, name, sites, others).orElse(e.getMessage()) : e.getMessage());
			}
		}
		if (!sites.isEmpty())
			return new Answer(List.copyOf(sites.values()), null, List.of());
		String what = files.size() == 1 ? files.get(0).toString() : "none of the " + files.size() + " files that match " + path;
		if (!why.isEmpty() && others.isEmpty())
			return new Answer(List.of(), why.get(0), List.of());
		String marker = "marker \"" + (provider == null ? "" : provider + ":") + name + "\"";
		if (others.isEmpty())
			return new Answer(List.of(), what + (files.size() == 1 ? " has no static markers at all" : " has static markers"), List.of());
		Set<String> providers = provider == null ? Set.of() : providers(files);
		if (provider != null && !providers.isEmpty() && providers.stream().noneMatch(p -> Glob.matches(provider, p))) {
			List<String> like = Similar.to(provider, providers);
			List<String> some = providers.stream().limit(5).toList();
			String all = like.isEmpty() ? "; there " + (some.size() == 1 ? "is " : "are ") + String.join(", ", some) : "";
			return new Answer(List.of(), what + (files.size() == 1 ? " has no" : " has a") + " provider \"" + provider + "\"" + all, like, Wrong.PROVIDER);
		}
		List<String> near = Similar.to(name, others);
		return new Answer(List.of(), files.size() == 1 ? what + " has no " + marker : what + " has a " + marker, near.isEmpty() ? others.stream().limit(5).toList() : near);
	}

	private Set<String> providers(List<Path> files) {
		Set<String> found = new LinkedHashSet<>();
		for (Path file : files)
			try {
				reader.read(root.reach(file)).markers().forEach(marker -> found.add(marker.provider()));
			} catch (MarkerFileException e) {
				continue; // a script; its interpreter's markers are in another file
			}
		return found;
	}

	@Override
	public Answer functions(String path, String provider, String name) {
		List<Path> files = paths(path);
		if (files.isEmpty())
			return new Answer(List.of(), noFile(path), nearFiles(path), Wrong.FILE);
		List<Site> sites = new ArrayList<>();
		Set<String> others = new LinkedHashSet<>();
		String why = null;
		for (Path file : files) {
			try {
				Path reached = root.reach(file);
				FunctionNames names = functions.read(reached);
				Set<String> all = provider.equals(FunctionNames.STUB) ? names.imported() : names.defined();
				matching(all, name, provider).map(one -> new Site(file.toString(), provider, one, FunctionNames.arguments(provider))).forEach(sites::add);
				others.addAll(all);
			} catch (MarkerFileException e) {
				why = e.getMessage();
			} catch (IOException e) {
				why = file + " cannot be read: " + e.getMessage();
			}
		}
		if (!sites.isEmpty())
			return new Answer(sites, null, List.of());
		String what = files.size() == 1 ? files.get(0).toString() : "none of the " + files.size() + " files that match " + path;
		String kind = provider.equals(FunctionNames.STUB) ? " calls no function \"" : " has no function \"";
		return new Answer(List.of(), why != null ? why : what + kind + name + "\"" + (others.isEmpty() ? ": it has no symbols at all; a package with its debugging information may help" : ""), Similar.to(name, others));
	}

	/** Where the compiler has kept only a copy of a function for the calls that there are, that stands for the function, whose name debugging information still says. */
	private static Stream<String> matching(Set<String> all, String name, String provider) {
		boolean isCopied = !provider.equals(FunctionNames.STUB) && !Glob.isPattern(name) && !all.contains(name);
		return all.stream().filter(one -> isCopied ? one.startsWith(name) && COPY.matcher(one.substring(name.length())).matches() : Glob.matches(name, one));
	}

	@Override
	public List<Statements> statements(String path, SourceLines.Place place) {
		List<Path> files = paths(path);
		return files.isEmpty() ? List.of(new Statements(path, List.of(), noFile(path), nearFiles(path), Wrong.FILE)) : files.stream().map(file -> statements(file, place)).toList();
	}

	private Statements statements(Path file, SourceLines.Place place) {
		try {
			Path reached = root.reach(file);
			Optional<SourceLines> lines = SourceLines.read(reached, reader.read(reached).buildId());
			if (lines.isEmpty())
				return new Statements(file.toString(), List.of(), file + " has no debugging information with source lines: compile it with -g, or install the package with it");
			List<SourceLines.Statement> found = lines.get().find(place);
			return new Statements(file.toString(), found, found.isEmpty() ? noLine(file, place, lines.get()) : null, found.isEmpty() ? near(place, lines.get()) : List.of(), Wrong.NAME);
		} catch (IOException e) {
			return new Statements(file.toString(), List.of(), e.getMessage());
		}
	}

	/** The place with the name of a source file that there is. */
	private static List<String> near(SourceLines.Place place, SourceLines lines) throws IOException {
		String rest = place.lines() == null ? "" : (place.isRelative() ? "+" : ":") + place.lines();
		return lines.nearest(place).isEmpty() ? Similar.to(place.file(), lines.files(place.function())).stream().map(f -> place.function() + "@" + f + rest).toList() : List.of();
	}

	private static String noLine(Path file, SourceLines.Place place, SourceLines lines) throws IOException {
		String near = String.join(" or ", lines.nearest(place).stream().map(n -> (place.isRelative() ? "+" : ":") + n).toList());
		if (near.isEmpty())
			return file + " has no code of " + (place.function().isEmpty() || place.function().equals("*") ? "" : "a function " + place.function() + " in ") + "a source file " + place.file();
		return place.lines() == null ? "the function does not begin in " + place.file() : "there is no code of line " + place.lines() + " of " + place.file() + " in " + file + "; try " + near;
	}

	@Override
	public Optional<FunctionVariables> variables(String path, String function) {
		Path file = root.reach(Path.of(path));
		try {
			Described key = new Described(path, Files.getLastModifiedTime(file).toMillis(), function);
			synchronized (described) {
				if (!described.containsKey(key))
					described.put(key, function.startsWith("0x") ? FunctionVariables.at(file, reader.read(file).buildId(), Long.parseUnsignedLong(function.substring(2), 16))
							: FunctionVariables.read(file, reader.read(file).buildId(), function));
				return described.get(key);
			}
		} catch (IOException e) {
			return Optional.empty(); // as if there were none; that the file is unreadable was said when the function was looked for
		}
	}

	@Override
	public synchronized Optional<ProgramInformation> information(String path) {
		try {
			Path file = root.reach(Path.of(path));
			long changed = Files.getLastModifiedTime(file).toMillis();
			if (informed == null || !informed.path.equals(path) || informed.changed != changed)
				informed = new Informed(path, changed, ProgramInformation.read(file, reader.read(file).buildId()));
			return informed.information;
		} catch (IOException e) {
			return Optional.empty(); // as if there were none
		}
	}

	@Override
	public Optional<CodeDirectory> code(String path) {
		try {
			Path file = root.reach(Path.of(path));
			return Optional.of(CodeDirectory.read(file, reader.read(file).buildId()));
		} catch (IOException e) {
			return Optional.empty(); // that it cannot be read was said when the point was looked for
		}
	}

	private static String noFile(String path) {
		if (Glob.isPattern(path))
			return "no file matches \"" + path + "\"";
		return path.indexOf('/') < 0 ? "there is no program \"" + path + "\" in the folders of PATH" : "there is no file \"" + path + "\"";
	}

	/** Programs in PATH, or files in the folder of a path, with a similar name. */
	private List<String> nearFiles(String path) {
		int slash = path.lastIndexOf('/');
		return Glob.isPattern(path) ? List.of() : slash < 0 ? Similar.to(path, finder.names()) : Similar.to(path.substring(slash + 1), names(folder.resolve(path.substring(0, slash + 1)))).stream().map(n -> path.substring(0, slash + 1) + n).toList();
	}

	private static List<String> names(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.limit(MOST_LISTED).map(f -> f.getFileName().toString()).toList();
		} catch (IOException | UncheckedIOException e) {
			return List.of(); // a folder that does not exist, or may not be read, has nothing to propose
		}
	}

	private void search(Path file, String provider, String name, Map<List<String>, Site> sites, Set<String> others) throws MarkerFileException {
		String path = file.toString();
		for (Marker marker : reader.read(root.reach(file)).markers()) {
			if ((provider == null || Glob.matches(provider, marker.provider())) && Glob.matches(name, marker.name())) {
				Site site = new Site(path, marker.provider(), marker.name(), marker.arguments().size(), List.of(marker.address()));
				sites.merge(List.of(path, marker.provider(), marker.name()), site, Site::with);
			} else {
				others.add(marker.name());
			}
		}
		List<ProvidedMarker> provided = ProvidedMarkers.matching(provider, name).stream().filter(marker -> ProvidedMarkers.servesFile(marker.provider(), file.getFileName().toString())).toList();
		String runtime = provided.isEmpty() ? path : runtime(file, provided.get(0).provider());
		for (ProvidedMarker marker : provided)
			sites.putIfAbsent(List.of(runtime, marker.provider(), marker.name()), new Site(runtime, marker.provider(), marker.name(), marker.argumentCount()));
	}

	/** An interpreter's program may be a few lines that call a library, and what stands in for markers does so there. */
	private String runtime(Path program, String provider) {
		try {
			Stream<Path> libraries = program.toString().contains(".so") ? Stream.empty() : linked(program).stream();
			return libraries.filter(l -> l.toString().contains(".so") && ProvidedMarkers.servesFile(provider, l.getFileName().toString())).findFirst().orElse(program).toString();
		} catch (IOException e) {
			return program.toString(); // gone since it was found
		}
	}

	/** A script is run by an interpreter, and that has the markers. Gives a sentence when it has none. */
	private Optional<String> script(Path file, String provider, String name, Map<List<String>, Site> sites, Set<String> others) {
		Optional<String> interpreter = ScriptFiles.interpreter(root.reach(file));
		if (interpreter.isEmpty())
			return Optional.empty();
		// A wrapper such as pyenv's "python3" starts the real one from wherever it pleases.
		for (ProvidedMarker marker : ProvidedMarkers.matching(provider, name))
			if (ProvidedMarkers.servesFile(marker.provider(), file.getFileName().toString()))
				sites.put(List.of("", marker.provider(), marker.name()), new Site(null, marker.provider(), marker.name(), marker.argumentCount()));
		Optional<Path> program = finder.find(interpreter.get(), folder);
		if (program.isEmpty())
			return Optional.of(file + " is a script for " + interpreter.get() + ", which is not installed");
		try {
			search(program.get(), provider, name, sites, others);
		} catch (MarkerFileException e) {
			return Optional.of(file + " is a script, and its interpreter cannot be read: " + e.getMessage());
		}
		return Optional.of(file + " is a script for " + program.get() + ", which has no marker \"" + name + "\"; name the program that has it");
	}

	/** Without a file nobody knows what the traced processes will load; only provided markers are known beforehand. */
	private static Answer anywhere(String provider, String name) {
		String anyProvider = provider == null ? "*" : provider;
		int count = Glob.isPattern(name) || provider == null ? -1 : ProvidedMarkers.find(provider, name).map(ProvidedMarker::argumentCount).orElse(-1);
		return new Answer(List.of(new Site(null, anyProvider, name, count)), null, List.of());
	}
}
