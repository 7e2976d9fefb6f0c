package org.tapsetstudio.dsl.semantics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tapsetstudio.markers.CodeDirectory;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.SourceLines;

/** Answers which static markers a probe point means. Implementations are safe for use by several threads. */
public interface MarkerResolver {
	/**
	 * Sites of one marker of one file, taken together.
	 *
	 * @param path absolute path of the file, or null for any object of the traced processes
	 * @param provider provider name
	 * @param name marker name
	 * @param argumentCount number of arguments that every site has, or -1 if unknown
	 * @param addresses of the sites in the file, for listings; empty if unknown
	 */
	record Site(String path, String provider, String name, int argumentCount, List<Long> addresses) {
		public Site {
			addresses = List.copyOf(addresses);
		}

		public Site(String path, String provider, String name, int argumentCount) {
			this(path, provider, name, argumentCount, List.of());
		}

		/** Both together: a script may rely on what all sites have. */
		Site with(Site other) {
			return new Site(path, provider, name, Math.min(argumentCount, other.argumentCount), Stream.concat(addresses.stream(), other.addresses.stream()).toList());
		}
	}

	/**
	 * @param sites what was found
	 * @param problem why nothing was found, a sentence; null if sites is not empty
	 * @param candidates names that are near to the one that was not found
	 * @param wrong what was not found
	 */
	record Answer(List<Site> sites, String problem, List<String> candidates, Wrong wrong) {
		public Answer {
			sites = List.copyOf(sites);
			candidates = List.copyOf(candidates);
		}

		/** About the name of the marker or function. */
		public Answer(List<Site> sites, String problem, List<String> candidates) {
			this(sites, problem, candidates, Wrong.NAME);
		}
	}

	/** What of a point does not exist. */
	enum Wrong {
		FILE, PROVIDER, NAME
	}

	/**
	 * Finds markers.
	 *
	 * @param path program name (to be looked up in PATH), path or glob of paths; null for any object of the traced processes
	 * @param provider name or glob, null for every provider
	 * @param name name or glob
	 */
	Answer find(String path, String provider, String name);

	/**
	 * Finds functions by symbol.
	 *
	 * @param path program name, path or glob of paths
	 * @param provider one of those of {@link FunctionNames}
	 * @param name name or glob
	 */
	default Answer functions(String path, String provider, String name) {
		return new Answer(List.of(new Site(path, provider, name, FunctionNames.arguments(provider))), null, List.of());
	}

	/**
	 * What there is at source lines of a file.
	 *
	 * @param path absolute path of the file
	 * @param problem why nothing was found, a sentence; null if something was
	 * @param candidates names of files, or places, that are near
	 * @param wrong FILE if the program does not exist
	 */
	record Statements(String path, List<SourceLines.Statement> found, String problem, List<String> candidates, Wrong wrong) {
		public Statements {
			found = List.copyOf(found);
			candidates = List.copyOf(candidates);
		}

		/** Without candidates. */
		public Statements(String path, List<SourceLines.Statement> found, String problem) {
			this(path, found, problem, List.of(), Wrong.NAME);
		}
	}

	/**
	 * Finds the code of source lines.
	 *
	 * @param path program name, path or glob of paths
	 */
	default List<Statements> statements(String path, SourceLines.Place place) {
		return List.of(new Statements(path, List.of(), "the program is not known here"));
	}

	/** The parameters of a function of a file, or, by {@code 0x…}, what the instruction there sees; empty where no debugging information tells of them. */
	default Optional<FunctionVariables> variables(String path, String function) {
		return Optional.empty();
	}

	/** What debugging information tells of a whole file; empty where there is none. */
	default Optional<ProgramInformation> information(String path) {
		return Optional.empty();
	}

	/** The functions of a file as listings name them; empty if it cannot be read. */
	default Optional<CodeDirectory> code(String path) {
		return Optional.empty();
	}

	/** Absolute paths of the files that a program name, a path or a glob means; empty if there are none. */
	default List<String> files(String path) {
		return List.of(path);
	}

	/**
	 * The libraries of a program that a name, a path or a pattern means, real paths. Empty if the program loads none such.
	 *
	 * @param program program name, path or glob of paths
	 */
	default List<String> libraries(String program, String library) {
		return List.of(library);
	}

	/** True if a process runs under this number, as far as is known. */
	default boolean isProcess(int pid) {
		return true;
	}

	/** Knows no file: every marker is accepted, with an unknown number of arguments. For checks away from the traced machine. */
	MarkerResolver ACCEPT_ALL = (path, provider, name) -> new Answer(List.of(new Site(path, provider == null ? "*" : provider, name, -1)), null, List.of());
}
