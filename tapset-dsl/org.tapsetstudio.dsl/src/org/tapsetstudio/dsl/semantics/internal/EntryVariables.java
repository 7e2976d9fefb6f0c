package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.stp.Expression;
import org.tapsetstudio.dsl.stp.IndexAccess;
import org.tapsetstudio.dsl.stp.MemberAccess;
import org.tapsetstudio.dsl.stp.NumberLiteral;
import org.tapsetstudio.dsl.stp.TargetVariable;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.ProgramInformation;

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

	/**
	 * A value that can be read.
	 *
	 * @param number of the argument
	 * @param operand how to read it, as a marker's note says it
	 */
	record Value(int number, String operand) {
	}

	private static final String MARKER = "";
	/** The sites of a marker have so many arguments at most. */
	private static final int MOST_OF_A_MARKER = 12;

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

	/** Whether the expression is a variable, or members and elements of one, so that {@link #find(Expression)} makes sense. */
	static boolean isPath(Expression e) {
		return switch (e) {
		case TargetVariable t -> t.getName() != null && t.getName().matches("\\$[A-Za-z_][A-Za-z_0-9]*");
		case MemberAccess m -> m.getMember() != null && m.getTarget() != null && isPath(m.getTarget());
		case IndexAccess i -> i.getIndex() instanceof NumberLiteral && i.getTarget() != null && isPath(i.getTarget());
		case null -> false;
		default -> false;
		};
	}

	/** How the user wrote it. @param e for which {@link #isPath} holds */
	static String written(Expression e) {
		return switch (e) {
		case MemberAccess m -> written(m.getTarget()) + "->" + m.getMember();
		case IndexAccess i -> written(i.getTarget()) + "[" + Literals.number((NumberLiteral) i.getIndex()) + "]";
		default -> ((TargetVariable) e).getName();
		};
	}

	/** @param e for which {@link #isPath} holds */
	Value find(Expression e) throws UnknownVariableException {
		List<Object> steps = new ArrayList<>();
		return find(root(e, steps), steps);
	}

	Value find(String variable, List<Object> steps) throws UnknownVariableException {
		FunctionVariables known = variables().orElseThrow(() -> new UnknownVariableException("is not known: there is no debugging information about the function", List.of()));
		if (provider.equals(FunctionNames.RETURN))
			return value(known.returned(steps));
		try {
			return value(known.operand(variable, steps));
		} catch (UnknownVariableException e) {
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
	Value ofFile(String variable, String source, List<Object> steps) throws UnknownVariableException {
		ProgramInformation known = markers.information(path).orElseThrow(() -> new UnknownVariableException("needs debugging information, and there is none about " + path
				+ ": compile it with -g, or install the package with it", List.of()));
		return value(known.operand(variable, source, steps));
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
	Value stackPointer() {
		return value(System.getProperty("os.arch").equals("aarch64") ? "8@sp" : "8@%rsp");
	}

	private Value value(String operand) {
		int own = provider.equals(MARKER) ? MOST_OF_A_MARKER : FunctionNames.arguments(provider);
		return new Value(numbers.computeIfAbsent(operand, k -> own + 1 + numbers.size()), operand);
	}

	/** Whether the variable can be known here: of a return only what is returned. */
	boolean mayKnow(Expression e) {
		return !provider.equals(FunctionNames.RETURN) || root(e, new ArrayList<>()).equals("return");
	}

	/** The variable, without its sign. @param e for which {@link #isPath} holds @param steps gets members and elements */
	private static String root(Expression e, List<Object> steps) {
		if (e instanceof MemberAccess m) {
			String root = root(m.getTarget(), steps);
			steps.add(m.getMember());
			return root;
		}
		if (e instanceof IndexAccess i) {
			String root = root(i.getTarget(), steps);
			steps.add(Literals.number((NumberLiteral) i.getIndex()));
			return root;
		}
		return ((TargetVariable) e).getName().substring(1);
	}
}
