package org.tapsetstudio.dsl.ide.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.tapsetstudio.dsl.semantics.FileMarkerResolver;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.FunctionVariables;
import org.tapsetstudio.markers.FunctionVariables.UnknownVariableException;
import org.tapsetstudio.markers.FunctionVariables.Variable;
import org.tapsetstudio.markers.Glob;

/** Functions, their variables and libraries that a half-written point can mean. Files that cannot be read have none. Safe for use by several threads. */
public final class CodeCatalog {
	/** Stands for a member that no structure has, so that all members are candidates. */
	private static final String NO_MEMBER = "";

	private static final CodeCatalog SHARED = new CodeCatalog(FileMarkerResolver.ofEnvironment());
	private final MarkerResolver files;

	CodeCatalog(MarkerResolver files) {
		this.files = files;
	}

	/** The code of the files of this machine. */
	public static CodeCatalog shared() {
		return SHARED;
	}

	/** The functions of the file that a path names, or, for a path that ends in {@code plt}, those that it calls. */
	public List<String> functions(List<PointComponent> path) {
		boolean stubs = path.getLast().name().equals("plt");
		TreeSet<String> names = new TreeSet<>();
		for (String file : files(path)) {
			files.functions(file, stubs ? FunctionNames.STUB : FunctionNames.ENTRY, "*").sites().forEach(site -> names.add(site.name()));
		}
		return List.copyOf(names);
	}

	/** The names of the libraries that the program of a path is linked with. */
	public List<String> libraries(List<PointComponent> path) {
		TreeSet<String> names = new TreeSet<>();
		for (String file : files(path.subList(0, path.size() - 1))) {
			files.libraries(file, "*").forEach(library -> names.add(library.substring(library.lastIndexOf('/') + 1)));
		}
		return List.copyOf(names);
	}

	/** What a handler at a point on a function can read by name; empty for other points, and where nothing is known. */
	public List<Variable> variables(List<PointComponent> point) {
		return described(point).map(FunctionVariables::readable).orElse(List.of());
	}

	/** The members behind {@code $variable->step->…} at a point on a function. */
	public List<String> members(List<PointComponent> point, String variable, List<String> steps) {
		List<Object> path = new ArrayList<>(steps);
		path.add(NO_MEMBER);
		try {
			Optional<FunctionVariables> function = described(point);
			if (function.isPresent()) {
				function.get().find(variable, path);
			}
			return List.of();
		} catch (UnknownVariableException e) {
			return NO_MEMBER.equals(e.wrong()) ? e.candidates() : List.of();
		}
	}

	/** True of a point where a function returns. */
	public static boolean isReturn(List<PointComponent> point) {
		return point.size() > 1 && point.getLast().name().equals("return") && point.get(point.size() - 2).name().equals("function");
	}

	private Optional<FunctionVariables> described(List<PointComponent> point) {
		for (PointComponent component : point) {
			if (component.name().equals("function") && component.argument() != null && !Glob.isPattern(component.argument())) {
				String name = component.argument().split("@", 2)[0];
				return files(point).stream().map(file -> files.variables(file, name)).flatMap(Optional::stream).findFirst();
			}
		}
		return Optional.empty();
	}

	private List<String> files(List<PointComponent> path) {
		String file = null;
		for (PointComponent component : path) {
			file = component.name().equals("process") || component.name().equals("library") && component.argument() != null && component.argument().startsWith("/") ? component.argument() : file;
		}
		return file == null || file.isEmpty() ? List.of() : files.files(file);
	}
}
