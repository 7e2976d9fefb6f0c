package org.tapsetstudio.dsl.semantics.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Probe.ProcessEvent.Kind;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.MarkerResolver.Wrong;
import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.Glob;

/** {@code process…} points. */
final class ProcessPoints {
	private static final Map<String, Kind> EVENTS = Map.of("begin", Kind.BEGIN, "end", Kind.END, "thread.begin", Kind.THREAD_BEGIN, "thread.end", Kind.THREAD_END);
	private static final Map<String, String> REFUSED = Map.of("insn",
			"single-stepping probes", "data", "watchpoints", "label", "probes on labels", "callees", "probes on callees");
	private static final List<String> NAMES = List.of("mark", "provider", "begin", "end", "thread", "library", "function", "statement", "syscall", "insn", "plt");

	private final MarkerResolver markers;
	private final AnalysisOptions options;
	private final Problems problems;
	private final EntryVariables.Known variables = new EntryVariables.Known();

	ProcessPoints(MarkerResolver markers, AnalysisOptions options, Problems problems) {
		this.problems = problems;
		this.markers = markers;
		this.options = options;
	}

	List<Derived> resolve(FlatPoint point) throws PointProblem {
		List<Part> parts = point.components();
		Part process = parts.get(0);
		if (parts.size() == 1)
			throw new PointProblem("process" + (process.argument() == null ? "" : "(…)") + " needs to be followed by what to wait for, as in .mark(\"…\") or .begin", NAMES);
		String rest = String.join(".", parts.subList(1, parts.size()).stream().map(Part::name).toList());
		Kind event = EVENTS.get(rest);
		if (event != null && parts.stream().skip(1).allMatch(p -> p.argument() == null))
			return event(point, process, event);
		List<Part> tail = parts.subList(1, parts.size());
		String library = null;
		if (tail.get(0).name().equals("library") && tail.get(0).string() != null && tail.size() > 1) {
			library = tail.get(0).string();
			tail = tail.subList(1, tail.size());
		}
		boolean mark = tail.get(0).name().equals("provider") || tail.get(0).name().equals("mark");
		if (mark || FunctionPoints.isOne(tail.get(0).name())) {
			if (!mark && !PointShapes.isCode(tail))
				throw continued(point, tail);
			List<Derived> found = new ArrayList<>();
			PointProblem missing = null;
			for (String path : paths(point, process, library))
				try {
					found.addAll(mark ? mark(point, path, tail) : new FunctionPoints(markers, options, variables).resolve(point, path, tail));
				} catch (PointProblem e) {
					missing = e;
				}
			if (found.isEmpty())
				throw missing;
			return found;
		}
		if (tail.get(0).name().equals("syscall"))
			return syscall(point, tail);
		String refused = REFUSED.get(tail.get(0).name());
		if (tail.get(0).name().equals("insn") && (process.argument() == null || !rest.matches("insn(\\.block)?")))
			throw new PointProblem(process.argument() == null ? "single-stepping needs a program: process(\"/path\").insn" : "behind .insn only .block is possible");
		if (refused != null)
			return List.of(Derived.of(new Probe.Refused(refused + " of programs need debug information or the kernel; this release traces static markers"), point.text(), Target.OPAQUE));
		throw unknown(rest, tail);
	}

	private static PointProblem continued(FlatPoint point, List<Part> tail) {
		Part wrong = tail.get(tail.size() > 1 ? 1 : 0);
		List<String> near = tail.size() == 1 ? List.of() : Similar.to(wrong.name(), PointShapes.BEHIND_FUNCTION);
		return new PointProblem("there is no probe point \"" + point.text() + "\": ." + tail.get(0).name() + "(…) cannot be continued in this way", near).name(wrong);
	}

	private static PointProblem unknown(String rest, List<Part> tail) {
		boolean ofThread = tail.get(0).name().equals("thread") && tail.size() > 1;
		Part wrong = tail.get(ofThread ? 1 : 0);
		return new PointProblem("there is no process." + rest, Similar.to(wrong.name(), ofThread ? List.of("begin", "end") : NAMES)).name(wrong);
	}

	private static List<Derived> syscall(FlatPoint point, List<Part> tail) throws PointProblem {
		boolean returned = tail.size() > 1;
		if (tail.get(0).argument() != null || tail.size() > 2 || returned && !tail.get(1).name().equals("return"))
			throw new PointProblem("behind process.syscall only .return is possible", tail.size() == 1 ? List.of() : Similar.to(tail.get(1).name(), List.of("return"))).name(tail.getLast());
		return List.of(Derived.of(new Probe.Refused("probes on all system calls of a program need the kernel; this release traces static markers and functions"), point.text(),
				new Target(returned ? Target.Kind.SYSCALL_RETURN : Target.Kind.SYSCALL, 0, "a system call" + (returned ? "'s return" : ""))));
	}

	private List<Derived> event(FlatPoint point, Part process, Kind kind) throws PointProblem {
		List<Derived> result = new ArrayList<>();
		String path = process.string();
		if (path == null) {
			int pid = process.argument() instanceof Long n ? pid(n) : 0;
			return List.of(Derived.of(new Probe.ProcessEvent(null, pid, kind), point.text(), Target.EVENT));
		}
		if (path.isEmpty())
			throw new PointProblem("process(\"\") names no program");
		List<String> files = markers.files(path);
		for (String file : files.isEmpty() ? List.of(path) : files)
			result.add(Derived.of(new Probe.ProcessEvent(file, 0, kind), Glob.isPattern(path) ? point.text() : at(point, file), Target.EVENT));
		return result;
	}

	/** The point with the file that its program's name means. */
	private static String at(FlatPoint point, String file) {
		List<Part> parts = new ArrayList<>(point.components());
		parts.set(0, new Part(parts.get(0).name(), file.getBytes(StandardCharsets.UTF_8)));
		return point.withComponents(parts).text();
	}

	private int pid(long number) throws PointProblem {
		if (number < 1 || number > Integer.MAX_VALUE || !markers.isProcess((int) number))
			throw new PointProblem("there is no process " + number);
		return (int) number;
	}

	private List<Derived> mark(FlatPoint point, String path, List<Part> tail) throws PointProblem {
		boolean withProvider = tail.get(0).name().equals("provider");
		Part mark = tail.get(withProvider ? Math.min(1, tail.size() - 1) : 0);
		if (!mark.name().equals("mark"))
			throw new PointProblem("behind .provider(\"…\") there must be .mark(\"…\")", mark == tail.get(0) ? List.of() : Similar.to(mark.name(), List.of("mark"))).name(mark);
		if (mark.string() == null || withProvider && tail.get(0).string() == null)
			throw new PointProblem("the name of a " + (mark.string() == null ? "marker" : "provider") + " must be a string, as in .mark(\"name\")");
		if (tail.size() > (withProvider ? 2 : 1))
			throw new PointProblem("nothing can follow .mark(\"…\")");
		String provider = withProvider ? tail.get(0).string() : null;
		// Names of markers hold __ where their authors write a dash.
		String name = mark.string().replace("-", "__");
		if (options.targetRequired() && point.unit().user && options.targetPath() == null && path == null)
			throw new PointProblem("process without a path means the program that -c starts or -x attaches to, and neither is given");
		MarkerResolver.Answer answer = markers.find(path, provider, name);
		if (answer.sites().isEmpty())
			throw new PointProblem(answer.problem() == null ? "there is no marker \"" + name + "\"" : answer.problem(), answer.candidates())
					.argument(answer.wrong() == Wrong.FILE ? file(point) : answer.wrong() == Wrong.PROVIDER ? tail.get(0) : mark);
		if (path == null && options.targetPath() != null && point.unit().user)
			expectInTarget(point, provider, name, mark);
		List<Derived> result = new ArrayList<>();
		for (MarkerResolver.Site site : answer.sites())
			result.add(site(site, provider));
		return result;
	}

	/** The target may load what has the marker, but more likely the name is mistyped. */
	private void expectInTarget(FlatPoint point, String provider, String name, Part mark) {
		MarkerResolver.Answer answer = markers.find(options.targetPath(), provider, name);
		boolean isLinked = !answer.sites().isEmpty() || markers.libraries(options.targetPath(), "*").stream().anyMatch(library -> !markers.find(library, provider, name).sites().isEmpty());
		if (isLinked)
			return;
		PointProblem problem = new PointProblem(answer.problem() + (answer.wrong() == Wrong.FILE ? "" : "; it is waited for in what the program loads later"), answer.candidates()).argument(mark);
		problems.note(Analysis.NOT_IN_PROGRAM, problem.where(point), problem.getMessage(), answer.candidates());
	}

	/** What names the file of a point: its library, or its program. */
	static Part file(FlatPoint point) {
		return point.components().get(point.components().get(1).name().equals("library") ? 1 : 0);
	}

	/** The files where to look; null stands for whatever the traced processes load. */
	private List<String> paths(FlatPoint point, Part process, String library) throws PointProblem {
		String program = process.argument() instanceof Long pid ? "/proc/" + pid + "/exe" : process.string();
		if (library == null)
			return Collections.singletonList(program);
		String loading = program == null ? options.targetPath() : program;
		if (loading == null && Glob.isPattern(library) && library.indexOf('/') < 0)
			throw new PointProblem("the libraries \"" + library + "\" are those of the program that -c starts or -x attaches to, and neither is given; name the program, as in process(\"/path\").library(\"" + library + "\")")
					.argument(point.components().get(1));
		if (loading == null || markers.files(loading).isEmpty())
			return List.of(library);
		List<String> libraries = markers.libraries(loading, library);
		if (libraries.isEmpty())
			throw new PointProblem(loading + " is not linked with a library \"" + library + "\"; one that it loads later is named itself, as in process(\"/path/to/library.so\")", near(loading, library)).argument(point.components().get(1));
		return libraries;
	}

	/** Libraries of a program that have a similar name. */
	private List<String> near(String program, String library) {
		return library.indexOf('/') >= 0 ? List.of() : Similar.to(library, markers.libraries(program, "*").stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList());
	}

	private Derived site(MarkerResolver.Site site, String provider) {
		int count = site.argumentCount();
		if (count < 0 && site.path() == null && options.targetPath() != null) {
			// The target may know; if not, the marker may still be in a library that it loads.
			List<MarkerResolver.Site> inTarget = markers.find(options.targetPath(), site.provider(), site.name()).sites();
			count = inTarget.stream().mapToInt(MarkerResolver.Site::argumentCount).min().orElse(-1);
		}
		String text = "process" + (site.path() == null ? "" : new Part("", site.path().getBytes(StandardCharsets.UTF_8)).toString())
				+ (provider == null ? "" : ".provider(\"" + site.provider() + "\")") + ".mark(\"" + site.name() + "\")";
		String description = "marker " + site.provider() + ":" + site.name() + (site.path() == null ? "" : " of " + site.path());
		return Derived.of(new Probe.Marker(site.path(), site.provider(), site.name(), count), text, new Target(Target.Kind.MARKER, count, description, variables.ofMarker(markers, site.path()))).at(site.addresses());
	}
}
