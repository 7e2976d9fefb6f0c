package org.tapsetstudio.markers;

import java.util.List;
import java.util.Optional;

/**
 * Markers that the tracing agent offers by itself where a runtime was built without them, or with markers that never fire: CPython's {@code function__entry} is dead in 3.11 and
 * absent from 3.12 on, and builds from python.org have none at all.
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

	private static final List<Kind> FUNCTION = List.of(Kind.STRING, Kind.STRING, Kind.INTEGER);
	private static final List<String> FUNCTION_NAMES = List.of("filename", "funcname", "lineno");
	private static final List<ProvidedMarker> ALL = List.of( //
			new ProvidedMarker("python", "function__entry", FUNCTION_NAMES, FUNCTION), //
			new ProvidedMarker("python", "function__return", FUNCTION_NAMES, FUNCTION));

	private ProvidedMarkers() {
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

	/** True if a runtime of this provider lives in a file of this name: {@code python3.12}, {@code libpython3.11.so.1.0}. */
	public static boolean servesFile(String provider, String fileName) {
		return provider.equals("python") && (fileName.matches("python[0-9.]*[dt]*") || fileName.startsWith("libpython") && fileName.contains(".so"));
	}
}
