package org.tapsetstudio.dsl.semantics.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.ProgramInformation;
import org.tapsetstudio.markers.ProgramPlace;

/**
 * The variables at one place, as debugging information describes them, and what is behind their pointers: the parameters where a function is entered, all that a statement sees, what a function returns.
 * What scripts read of them become further arguments of the probed place, counted on from those that it has anyhow; all probes on the place share the numbers.
 */
final class EntryVariables {
	/** Those of one analysis, by file, provider and name. */
	static final class Known {
		private final Map<List<String>, EntryVariables> functions = new LinkedHashMap<>();

		EntryVariables of(MarkerResolver markers, String path, String provider, String function) {
			return functions.computeIfAbsent(List.of(path, provider, function), k -> new EntryVariables(this, markers, path, provider, function));
		}

		/** For a marker in a file: the static variables of that. */
		EntryVariables ofMarker(MarkerResolver markers, String path) {
			return path == null || Glob.isPattern(path) ? null : of(markers, path, MARKER, "");
		}
	}

	private static final String MARKER = "";
	/** The sites of a marker have so many arguments at most. */
	private static final int MOST_OF_A_MARKER = 12;
	/** What the native side reads at one place. */
	private static final int MOST_VALUES = 48;

	private final Known all;
	private final MarkerResolver markers;
	private final String path;
	private final String provider;
	private final String function;
	private Optional<FunctionVariables> variables;
	private final Map<String, Integer> numbers = new LinkedHashMap<>();

	private EntryVariables(Known all, MarkerResolver markers, String path, String provider, String function) {
		this.all = all;
		this.markers = markers;
		this.path = path;
		this.provider = provider;
		this.function = function;
	}

	private Optional<FunctionVariables> variables() {
		if (variables == null)
			variables = markers.variables(path, function);
		return variables;
	}

	String path() {
		return path;
	}

	/** Those where the function is entered. */
	EntryVariables atEntry() {
		return all.of(markers, path, FunctionNames.ENTRY, function);
	}

	/** Whether there is any debugging information. */
	boolean exist() {
		return variables().isPresent();
	}

	List<String> parameters() {
		return variables().map(FunctionVariables::parameters).orElse(List.of());
	}

	/** Names of local variables of the block around a statement. */
	List<String> locals() {
		return variables().map(FunctionVariables::locals).orElse(List.of());
	}

	/** Whether the function is known to be void. */
	boolean returnsNothing() {
		return variables().map(FunctionVariables::returnsNothing).orElse(false);
	}

	/** Where a variable is, or what is behind it. */
	ProgramPlace find(String variable, List<Object> steps) throws UnknownVariableException {
		FunctionVariables known = variables().orElseThrow(() -> new UnknownVariableException("is not known: there is no debugging information about the function", List.of()));
		if (provider.equals(FunctionNames.RETURN))
			return known.returned(steps);
		try {
			return known.find(variable, steps);
		} catch (UnknownVariableException e) {
			if (known.parameters().contains(variable) || known.locals().contains(variable))
				throw e; // one of the file is hidden by it
			try {
				return ofFile(variable, null, steps);
			} catch (UnknownVariableException none) {
				throw e;
			}
		}
	}

	/**
	 * A static variable of the file.
	 *
	 * @param source name or pattern of the source file, null for any
	 */
	ProgramPlace ofFile(String variable, String source, List<Object> steps) throws UnknownVariableException {
		ProgramInformation known = markers.information(path).orElseThrow(() -> new UnknownVariableException("needs debugging information, and there is none about " + path
				+ ": compile it with -g, or install the package with it", List.of()));
		return known.find(variable, source, steps);
	}

	/** Whether a module that a script names, several separated by colons, is the file of this place. */
	boolean isIn(String module) {
		return List.of(module.split(":")).stream().anyMatch(m -> markers.files(m).contains(path));
	}

	/** What is known about a module that a script names, null for the file of this place. */
	Optional<ProgramInformation> information(String module) {
		return module == null ? markers.information(path) : World.information(markers, module);
	}

	/** Tells the calls of a function apart. */
	Expr.MarkerArgument stackPointer(SourceRange where) {
		return argument("@entry", System.getProperty("os.arch").equals("aarch64") ? "8@sp" : "8@%rsp", where);
	}

	/** Reads values at the hit. @param name what a message about one calls it */
	PlaceValues.Reader reader(String name, SourceRange where) {
		return value -> {
			Expr.MarkerArgument argument = argument(name, value.operand(), where);
			if (argument.number() > MOST_VALUES)
				throw new UnknownVariableException("is one value too many: no more than " + MOST_VALUES + " can be read at one place", List.of());
			return () -> argument;
		};
	}

	private Expr.MarkerArgument argument(String name, String operand, SourceRange where) {
		int own = provider.equals(MARKER) ? MOST_OF_A_MARKER : FunctionNames.arguments(provider);
		return new Expr.MarkerArgument(numbers.computeIfAbsent(operand, k -> own + 1 + numbers.size()), name, operand, where);
	}

	/** Whether the variable can be known here: of a return only what is returned. */
	boolean mayKnow(VariablePath path) {
		return !provider.equals(FunctionNames.RETURN) || path.variable().equals("return");
	}
}
