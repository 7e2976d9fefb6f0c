package org.tapsetstudio.markers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markers that the tracing agent offers by itself where a runtime was built without them, or with markers that never fire (CPython's {@code function__entry} is dead in 3.11 and absent
 * from 3.12 on), and events of runtimes for which no build has a marker.
 */
public final class ProvidedMarkers {
	/** What an argument of a provided marker holds. */
	public enum Kind {
		/** address of a NUL-terminated string */
		STRING,
		/** a signed integer */
		INTEGER
	}

	/**
	 * @param provider provider name
	 * @param name marker name
	 * @param argumentNames what the arguments mean, in order
	 * @param argumentKinds of each argument
	 */
	public record ProvidedMarker(String provider, String name, List<String> argumentNames, List<Kind> argumentKinds) {
		public int argumentCount() {
			return argumentKinds.size();
		}
	}

	/** A line a marker: its name, then its arguments; those with a dollar sign are strings. */
	private static final String PYTHON = """
			function__entry filename$ funcname$ lineno
			function__return filename$ funcname$ lineno
			line filename$ funcname$ lineno
			opcode filename$ funcname$ offset opcode
			gc__start generation
			gc__done collected
			import__find__load__start modname$
			import__find__load__done modname$ found
			audit event$ arguments
			gil__acquired wait_ns
			gil__released held_ns
			thread__start ident parent
			thread__stop ident
			exception__thrown type$ message$ filename$ funcname$ lineno
			exception__handled type$ message$ filename$ funcname$ lineno
			exception__swallowed type$ message$ filename$ funcname$ lineno
			exception__unhandled type$ message$ filename$ funcname$ lineno
			warning category$ message$ filename$ lineno
			dict__resize dictionary used
			arena__alloc address size
			arena__free address size
			""";
	private static final String TCL = """
			proc__entry proc$ objc objv
			proc__return proc$ code
			proc__result proc$ code result$ object
			proc__args proc$ arg1$ arg2$ arg3$ arg4$ arg5$ arg6$ arg7$ arg8$ arg9$
			cmd__entry cmd$ objc objv
			cmd__return cmd$ code
			cmd__result cmd$ code result$ object
			cmd__args cmd$ arg1$ arg2$ arg3$ arg4$ arg5$ arg6$ arg7$ arg8$ arg9$
			""";
	private static final Pattern PYTHON_VERSION = Pattern.compile("python3\\.([0-9]{1,3})");
	/** The minor version from which on an interpreter has what the event comes from. */
	private static final Map<String, Integer> FIRST_PYTHON = Map.of("opcode", 7, "audit", 8);
	/** Markers that are a function of the runtime, for which it has to keep its symbols. */
	private static final Map<String, Pattern> FUNCTIONS = Map.of("dict__resize", Pattern.compile("dictresize(\\.isra\\.\\d+)?"));
	private static final List<ProvidedMarker> ALL = all("python", PYTHON, "tcl", TCL);

	private ProvidedMarkers() {
	}

	private static List<ProvidedMarker> all(String... providersAndLines) {
		List<ProvidedMarker> markers = new ArrayList<>();
		for (int i = 0; i < providersAndLines.length; i += 2) {
			String provider = providersAndLines[i];
			providersAndLines[i + 1].lines().forEach(line -> {
				List<String> words = List.of(line.split(" "));
				List<String> arguments = words.subList(1, words.size());
				markers.add(new ProvidedMarker(provider, words.getFirst(), arguments.stream().map(word -> word.replace("$", "")).toList(),
						arguments.stream().map(word -> word.endsWith("$") ? Kind.STRING : Kind.INTEGER).toList()));
			});
		}
		return List.copyOf(markers);
	}

	/** Every provided marker. */
	public static List<ProvidedMarker> all() {
		return ALL;
	}

	/** Those whose provider and name match the given patterns; a null provider matches all. */
	public static List<ProvidedMarker> matching(String provider, String name) {
		return ALL.stream().filter(m -> (provider == null || Glob.matches(provider, m.provider())) && Glob.matches(name, m.name())).toList();
	}

	/** The provided marker of exactly this name. */
	public static Optional<ProvidedMarker> find(String provider, String name) {
		return ALL.stream().filter(m -> m.provider().equals(provider) && m.name().equals(name)).findFirst();
	}

	/** True if a runtime of this provider lives in a file of this name: {@code python3.12}, {@code libpython3.11.so.1.0}, {@code libtcl8.6.so}. */
	public static boolean servesFile(String provider, String fileName) {
		return switch (provider) {
		case "python" -> fileName.matches("python[0-9.]*[dt]*") || fileName.startsWith("libpython") && fileName.contains(".so");
		case "tcl" -> fileName.startsWith("libtcl8.") && fileName.contains(".so");
		default -> false;
		};
	}

	/**
	 * Whether the agent delivers a marker in a program that uses the runtime of a file.
	 *
	 * @param hasMarker whether the file has a static marker of this name, which then does it alone, but for Python's functions and lines: those of 3.11 are broken
	 */
	public static boolean standsIn(ProvidedMarker marker, Path file, boolean hasMarker) {
		boolean better = marker.provider().equals("python") && (marker.name().startsWith("function__") || marker.name().equals("line"));
		String name = file.getFileName().toString();
		return servesFile(marker.provider(), name) && hasSource(marker, name) && hasFunction(marker, file) && (better || !hasMarker);
	}

	private static boolean hasFunction(ProvidedMarker marker, Path file) {
		Pattern function = FUNCTIONS.get(marker.name());
		try {
			return function == null || FunctionTable.read(file, new MarkerReader().read(file).buildId()).hasName(function.asMatchPredicate());
		} catch (IOException e) {
			return false;
		}
	}

	/** Whether the interpreter of this file's version can tell of the event. */
	private static boolean hasSource(ProvidedMarker marker, String fileName) {
		Matcher version = PYTHON_VERSION.matcher(fileName);
		Integer first = marker.provider().equals("python") ? FIRST_PYTHON.get(marker.name()) : null;
		return first == null || !version.find() || Integer.parseInt(version.group(1)) >= first;
	}
}
