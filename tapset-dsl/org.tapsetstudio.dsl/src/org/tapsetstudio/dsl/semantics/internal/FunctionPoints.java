package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Wrong;
import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.CodeDirectory;
import org.tapsetstudio.markers.FunctionNames;
import org.tapsetstudio.markers.Glob;
import org.tapsetstudio.markers.ProgramInformation.Inner;
import org.tapsetstudio.markers.SourceLines;

/** {@code process("…").function("…")} and its relatives, by symbol, address or source line. They become markers of providers that no note has. */
final class FunctionPoints {
	private static final Set<String> WITHIN = Set.of("label", "callee", "callees");
	/** Calls of functions that were inlined into each other. */
	private static final int DEEPEST = 100;

	private final MarkerResolver markers;
	private final AnalysisOptions options;
	private final EntryVariables.Known variables;
	private final Map<String, Optional<CodeDirectory>> directories = new HashMap<>();
	/** How a point names a file; a pattern takes thousands of functions of one. */
	private final Map<String, String> quoted = new HashMap<>();

	FunctionPoints(MarkerResolver markers, AnalysisOptions options, EntryVariables.Known variables) {
		this.markers = markers;
		this.options = options;
		this.variables = variables;
	}

	static boolean isOne(String component) {
		return component.equals("function") || component.equals("plt") || component.equals("statement");
	}

	List<Derived> resolve(FlatPoint point, String written, List<Part> tail) throws PointProblem {
		List<Derived> found = find(point, written, tail);
		if (tail.size() == 2 && tail.get(1).name().equals("exported")) {
			List<Derived> exported = found.stream().filter(this::isExported).toList();
			if (exported.isEmpty())
				throw new PointProblem("a function \"" + tail.get(0).string() + "\" is only called from its own source file; leave .exported out to probe it");
			found = exported;
		}
		return options.listing() ? found.stream().flatMap(d -> Listed.named(d, code(d))).toList() : found;
	}

	private boolean isExported(Derived point) {
		return !(point.point() instanceof Probe.Marker marker) || Listed.isExported(marker.name(), code(point));
	}

	/** The file of a point on code. */
	private Optional<CodeDirectory> code(Derived point) {
		return point.point() instanceof Probe.Marker marker ? directories.computeIfAbsent(marker.path(), markers::code) : Optional.empty();
	}

	private List<Derived> find(FlatPoint point, String written, List<Part> tail) throws PointProblem {
		Part first = tail.get(0);
		String path = written != null ? written : options.targetPath();
		if (first.argument() == null && !first.name().equals("plt"))
			throw new PointProblem(first.name() + " needs a name, as in ." + first.name() + "(\"main\")");
		boolean isInline = tail.size() == 2 && tail.get(1).name().equals("inline") && first.name().equals("function");
		String provider = isInline ? FunctionNames.ENTRY : provider(first.name(), tail);
		if (provider == null && first.name().equals("function") && first.string() != null && WITHIN.contains(tail.get(1).name()))
			return within(path, tail);
		if (provider == null)
			return refused(point, without(first.name(), tail.get(1).name()));
		if (first.argument() instanceof Long address)
			return address(point, path, provider, address);
		String name = first.string() == null ? "*" : first.string();
		Optional<SourceLines.Place> place = SourceLines.Place.of(name);
		if (place.isPresent())
			return atLines(point, tail, path, provider, first.name().equals("function") ? place.get().whole() : place.get());
		String kind = first.name().equals("statement") ? FunctionNames.ENTRY : provider;
		boolean isWhole = tail.size() == 1 && !Glob.isPattern(name);
		List<Derived> inlined = path != null && kind.equals(FunctionNames.ENTRY) && (isInline || isWhole) ? inlined(path, name, suffix(tail)) : List.of();
		if (isInline && inlined.isEmpty())
			throw new PointProblem(path == null ? "name the program or library that has the function: process(\"/path\").function(\"" + name + "\").inline"
					: "the debugging information of " + path + " tells of no function \"" + name + "\" that was inlined");
		return isInline ? inlined : functions(point, tail, path, kind, name, inlined);
	}

	private static String without(String first, String second) {
		return switch (second) {
		case "maxactive" -> "the number of calls that are active at a time is not limited in programs: leave .maxactive out";
		default -> "." + second + " behind ." + first + "(…) is not possible";
		};
	}

	/** Labels in a function, or functions that were inlined into it: SystemTap knows no other callees. */
	private List<Derived> within(String path, List<Part> tail) throws PointProblem {
		Part function = tail.get(0);
		Part inner = tail.get(1);
		boolean labels = inner.name().equals("label");
		if (tail.size() > 2 && tail.get(2).name().equals("return"))
			throw new PointProblem("the return of a function that was inlined is not seen: leave .return out");
		if (inner.argument() instanceof Long depth && depth < 1)
			throw new PointProblem(".callees(N) tells how many calls deep to look: N is 1 at least");
		String name = inner.string() == null ? "*" : inner.string();
		int depth = labels ? Inner.LABELS : inner.argument() instanceof Long n ? (int) Math.min(n, DEEPEST) : 1;
		List<Derived> result = new ArrayList<>();
		for (String file : path == null ? List.<String>of() : markers.files(path))
			for (Inner found : markers.information(file).map(i -> i.within(function.string().split("@", 2)[0], name, depth)).orElse(List.of())) {
				String hexadecimal = "0x" + Long.toHexString(found.address());
				String suffix = tail.size() > 2 ? "." + tail.get(2) : "";
				String text = "process" + new Part("", bytes(file)) + ".function" + new Part("", bytes(found.function())) + (labels ? ".label" : ".callee") + new Part("", bytes(found.name())) + suffix;
				result.add(derived(file, FunctionNames.STATEMENT, hexadecimal, 0, text, (labels ? "the label " : "the inlined function ") + found.name() + " at " + hexadecimal)
						.listed(Listed.inner(file, found, labels, suffix)));
			}
		if (result.isEmpty())
			throw new PointProblem(path == null ? "name the program or library that has the function: process(\"/path\")." + function
					: "the debugging information of " + path + " tells of no " + (labels ? "label" : "inlined function") + (name.equals("*") ? "" : " \"" + name + "\"") + " in a function \"" + function.string() + "\""
							+ (labels ? "" : "; a function that is called is named itself, as in .function(\"" + (name.equals("*") ? "callee" : name) + "\")")).name(inner);
		return result;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** Where a function was inlined into others; the first instruction of its code there. A pattern would take nearly every function of a program. */
	private List<Derived> inlined(String path, String name, String suffix) {
		List<Derived> result = new ArrayList<>();
		for (String file : markers.files(path))
			for (long address : markers.information(file).map(i -> i.inlined(name)).orElse(List.of())) {
				String hexadecimal = "0x" + Long.toHexString(address);
				String text = "process" + new Part("", bytes(file)) + "." + FunctionNames.point(FunctionNames.ENTRY, name) + ".inline";
				result.add(derived(file, FunctionNames.STATEMENT, hexadecimal, 0, text, "the inlined function " + name + " at " + hexadecimal).listed(Listed.inlined(file, name, suffix, address)));
			}
		return result;
	}

	/** {@code function@file:lines}. */
	private List<Derived> atLines(FlatPoint point, List<Part> tail, String path, String provider, SourceLines.Place place) throws PointProblem {
		if (provider.equals(FunctionNames.STUB))
			throw new PointProblem(".plt(…) takes the name of a function alone");
		if (path == null)
			throw new PointProblem("name the program or library that has the code: process(\"/path\")." + tail.getLast().name() + "(…)");
		List<Derived> result = new ArrayList<>();
		PointProblem problem = null;
		for (MarkerResolver.Statements statements : markers.statements(path, place)) {
			if (statements.problem() != null)
				problem = new PointProblem(statements.problem(), statements.candidates()).argument(statements.wrong() == Wrong.FILE ? ProcessPoints.file(point) : tail.get(0));
			Set<String> seen = new HashSet<>();
			for (SourceLines.Statement s : statements.found()) {
				if (place.lines() == null ? seen.add(s.function()) : provider.equals(FunctionNames.RETURN) ? seen.add(s.function()) : true)
					result.add(place.lines() == null || provider.equals(FunctionNames.RETURN) ? ofFunction(tail, statements.path(), provider, s) : ofLine(statements.path(), s));
			}
		}
		if (result.isEmpty())
			throw problem;
		return result;
	}

	private Derived ofFunction(List<Part> tail, String path, String provider, SourceLines.Statement s) {
		String kind = provider.equals(FunctionNames.RETURN) ? provider : FunctionNames.ENTRY;
		return derived(path, kind, s.function(), FunctionNames.arguments(kind)).listed(Listed.function(path, tail.get(0).name(), s.function(), suffix(tail)));
	}

	private Derived ofLine(String path, SourceLines.Statement s) {
		String address = "0x" + Long.toHexString(s.address());
		String text = "process" + new Part("", bytes(path)) + ".statement" + new Part("", bytes(s.function() + "@" + s.file() + ":" + s.line()));
		return derived(path, FunctionNames.STATEMENT, address, 0, text, "line " + s.line() + " of " + s.file()).listed(Listed.instruction(text, s.address()));
	}

	private static String suffix(List<Part> tail) {
		return tail.size() > 1 ? "." + tail.get(1) : "";
	}

	private static String provider(String first, List<Part> tail) {
		String second = tail.size() > 1 ? tail.get(1).name() : "";
		boolean whole = tail.size() == 1 || tail.size() == 2 && (second.equals("call") || second.equals("exported"));
		if (first.equals("function"))
			return whole ? FunctionNames.ENTRY : tail.size() == 2 && second.equals("return") ? FunctionNames.RETURN : null;
		if (tail.size() > 1)
			return null;
		return first.equals("plt") ? FunctionNames.STUB : FunctionNames.STATEMENT;
	}

	private static List<Derived> refused(FlatPoint point, String sentence) {
		return List.of(Derived.of(new Probe.Refused(sentence), point.text(), Target.OPAQUE));
	}

	private List<Derived> address(FlatPoint point, String path, String provider, long address) throws PointProblem {
		if (!provider.equals(FunctionNames.STATEMENT))
			throw new PointProblem("." + provider.substring(1) + "(…) takes the name of a function; an address goes into .statement(0x…)");
		List<String> files = path == null ? List.of() : markers.files(path);
		if (files.isEmpty())
			throw new PointProblem("name the file that the address is in: process(\"/path\").statement(0x…)");
		String hexadecimal = "0x" + Long.toHexString(address);
		if (markers.code(files.get(0)).filter(c -> !c.isCode(address)).isPresent())
			throw new PointProblem("there is no code at " + hexadecimal + " in " + files.get(0));
		Derived found = derived(files.get(0), provider, hexadecimal, 0);
		return List.of(found.listed(Listed.instruction(found.resolved(), address)));
	}

	private List<Derived> functions(FlatPoint point, List<Part> tail, String path, String provider, String name, List<Derived> inlined) throws PointProblem {
		if (path == null)
			throw new PointProblem("name the program or library that has the function: process(\"/path\").function(\"" + name + "\")");
		MarkerResolver.Answer answer = markers.functions(path, provider, name);
		if (answer.sites().isEmpty() && inlined.isEmpty())
			throw new PointProblem(answer.problem(), answer.candidates()).argument(answer.wrong() == Wrong.FILE ? ProcessPoints.file(point) : tail.get(0));
		List<Derived> result = new ArrayList<>(inlined);
		for (MarkerResolver.Site site : answer.sites()) {
			Derived one = derived(site.path(), site.provider(), site.name(), site.argumentCount());
			result.add(provider.equals(FunctionNames.STUB) ? one : one.listed(Listed.function(site.path(), tail.get(0).name(), site.name(), suffix(tail))));
		}
		return result;
	}

	private Derived derived(String path, String provider, String name, int arguments) {
		String text = quoted.computeIfAbsent(path, file -> "process" + new Part("", bytes(file)) + ".") + FunctionNames.point(provider, name);
		return derived(path, provider, name, arguments, text, (provider.equals(FunctionNames.STATEMENT) ? "the instruction at " : "function ") + name + " of " + path);
	}

	private Derived derived(String path, String provider, String name, int arguments, String text, String description) {
		Target.Kind kind = provider.equals(FunctionNames.RETURN) ? Target.Kind.RETURN : Target.Kind.FUNCTION;
		return Derived.of(new Probe.Marker(path, provider, name, arguments), text,
				new Target(kind, arguments, description, provider.equals(FunctionNames.STUB) ? null : variables.of(markers, path, provider, name)));
	}
}
