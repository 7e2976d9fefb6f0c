package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Probe.Lifecycle;
import org.tapsetstudio.dsl.semantics.internal.FlatPoint.Part;
import org.tapsetstudio.markers.Glob;

/** Resolves probe points: aliases, with suffixes and wildcards, down to the points that are built in. */
final class Points {
	private static final Map<String, Lifecycle.Kind> LIFECYCLE = Map.of("begin", Lifecycle.Kind.BEGIN, "end", Lifecycle.Kind.END, "error", Lifecycle.Kind.ERROR, "never",
			Lifecycle.Kind.NEVER);
	private static final Set<String> KERNEL = Set.of("kernel", "module", "kprobe", "netfilter", "perf", "procfs", "input", "java", "python2", "python3");
	private static final int DEEPEST = 64;
	/** Most points and aliases to look at for one probe: aliases that each name two others would keep us for years. */
	private static final int MOST = 100_000;
	/** Most errors to report for one probe. */
	private static final int MOST_WRONG = 100;

	/** A point of a probe and the words of the user that led to it, in which a wildcard is replaced by the alias that it matched. */
	record Found(Derived derived, String asWritten) {
	}

	private final World world;
	private final ProcessPoints processes;
	private int steps;

	Points(World world) {
		this.world = world;
		this.processes = new ProcessPoints(world.markers, world.options, world.problems);
	}

	/** All points of one probe; what cannot be resolved and is not optional is reported. */
	List<Found> resolve(List<FlatPoint> points) {
		List<Found> found = new ArrayList<>();
		steps = 0;
		int wrong = 0;
		for (FlatPoint point : points) {
			if (points.size() > MOST || steps > MOST || wrong == MOST_WRONG)
				break;
			try {
				List<Found> here = resolve(point, List.of());
				found.addAll(here);
				if (point.sufficient() && !here.isEmpty())
					break;
			} catch (PointProblem e) {
				if (steps <= MOST && !point.optional() && !point.sufficient()) {
					wrong++;
					world.problems.error("probe-point", e.where(point), e.getMessage(), e.candidates());
				}
			}
		}
		if (points.size() > MOST || steps > MOST)
			world.problems.error("probe-point", points.getFirst().where(), "the probe stands for too many probe points");
		return found;
	}

	private List<Found> resolve(FlatPoint point, List<AliasSymbol> trail) throws PointProblem {
		if (++steps > MOST)
			throw new PointProblem("the probe stands for too many probe points");
		List<Found> found = new ArrayList<>();
		PointProblem builtin = null;
		for (FlatPoint matching : PointShapes.matching(point)) {
			try {
				builtin(matching).forEach(d -> found.add(new Found(d.marked(point), point.text())));
			} catch (PointProblem e) {
				builtin = e;
			}
		}
		List<Part> parts = point.components();
		AliasTable known = world.aliases(parts.get(0).name());
		List<AliasSymbol> aliases = known.beginning(parts.get(0).name());
		boolean deep = parts.stream().anyMatch(p -> p.name().contains("**"));
		int length = deep ? parts.size() : Math.min(parts.size(), known.longest());
		List<AliasSymbol> matching = matching(aliases, parts, length);
		while (found.isEmpty() && matching.isEmpty() && length > 1)
			matching = matching(aliases, parts, --length);
		List<Part> suffix = parts.subList(length, parts.size());
		boolean pattern = parts.subList(0, length).stream().anyMatch(p -> Glob.isPattern(p.name()));
		for (AliasSymbol alias : matching) {
			String asWritten = pattern ? Stream.concat(alias.path().stream(), suffix.stream().map(Part::toString)).collect(Collectors.joining(".")) : point.text();
			try {
				through(alias, point, suffix, trail).forEach(d -> found.add(new Found(d, asWritten)));
			} catch (PointProblem e) {
				if (!pattern || !world.options.listing())
					throw e;
			}
		}
		if (found.isEmpty())
			throw builtin != null ? builtin : unknown(point, known.all());
		// What cannot be run does not keep the alternatives of an optional point from being taken.
		if ((point.optional() || point.sufficient()) && found.stream().allMatch(f -> f.derived().point() instanceof Probe.Refused))
			throw new PointProblem("\"" + point.text() + "\" cannot be run here");
		return found.stream().map(f -> new Found(f.derived().when(point.unit(), point.condition()), f.asWritten())).toList();
	}

	/** Aliases whose name matches the first components. */
	private static List<AliasSymbol> matching(List<AliasSymbol> aliases, List<Part> parts, int length) {
		List<Part> head = parts.subList(0, length);
		if (head.stream().anyMatch(p -> p.argument() != null))
			return List.of();
		boolean deep = head.stream().anyMatch(p -> p.name().contains("**"));
		String pattern = String.join(".", head.stream().map(Part::name).toList());
		return aliases.stream().filter(a -> deep ? Glob.matches(pattern, a.name()) : matches(a, head)).toList();
	}

	private static boolean matches(AliasSymbol alias, List<Part> head) {
		if (alias.path().size() != head.size())
			return false;
		for (int i = 0; i < head.size(); i++)
			if (!Glob.matches(head.get(i).name(), alias.path().get(i)))
				return false;
		return true;
	}

	private List<Derived> through(AliasSymbol alias, FlatPoint point, List<Part> suffix, List<AliasSymbol> trail) throws PointProblem {
		if (trail.contains(alias))
			throw new PointProblem("the alias \"" + alias.name() + "\" stands for itself");
		if (trail.size() > DEEPEST)
			throw new PointProblem("the aliases behind \"" + point.text() + "\" are nested too deeply");
		world.symbols.mention(point.where(), alias);
		List<AliasSymbol> further = new ArrayList<>(trail);
		further.add(alias);
		List<Derived> found = new ArrayList<>();
		for (FlatPoint target : FlatPoint.expand(alias.unit(), alias.targets())) {
			try {
				List<Found> here = resolve(target.withSuffix(suffix), further);
				here.forEach(f -> found.add(f.derived().through(alias)));
				if (target.sufficient() && !here.isEmpty())
					break;
			} catch (PointProblem e) {
				if (!target.optional() && !target.sufficient())
					throw e;
			}
		}
		if (found.isEmpty())
			throw new PointProblem("nothing that the alias \"" + alias.name() + "\" stands for exists here");
		return found;
	}

	private List<Derived> builtin(FlatPoint point) throws PointProblem {
		List<Part> parts = point.components();
		Part first = parts.get(0);
		Lifecycle.Kind kind = LIFECYCLE.get(first.name());
		if (kind != null)
			return List.of(lifecycle(point, first, kind));
		if (first.name().equals("timer") && first.argument() == null)
			return List.of(Timers.resolve(point));
		if (first.name().equals("process"))
			return processes.resolve(point);
		if (KERNEL.contains(first.name())) {
			if (!PointShapes.isKernel(point))
				throw new PointProblem("there is no probe point \"" + point.text() + "\": " + first.name() + "… cannot be continued in this way");
			restrict(point);
			String sentence = "\"" + point.text() + "\" waits for something that only a kernel module can see; scripts run here without one";
			world.problems.warning("refused", point.where(), sentence);
			return List.of(Derived.of(new Probe.Refused(sentence), point.text(), Target.ofKernel(point)));
		}
		return List.of();
	}

	/** What SystemTap refuses although the parts fit together. */
	private void restrict(FlatPoint point) throws PointProblem {
		Part first = point.components().getFirst();
		if (point.components().getLast().name().equals("absolute") && point.unit().user && !world.options.guru())
			throw new PointProblem("a statement by its absolute address needs guru mode (-g)");
		if (first.name().equals("netfilter") && !world.options.guru())
			NetfilterPoints.restrict(point);
		String file = first.name().equals("procfs") ? first.string() : null;
		if (file != null && (file.isEmpty() || file.endsWith("/")))
			throw new PointProblem("procfs(\"" + file + "\") names no file");
		if (file != null && Arrays.stream(file.split("/")).anyMatch(part -> part.equals(".") || part.equals("..")))
			throw new PointProblem("the path of a procfs file cannot contain . or ..");
	}

	private static Derived lifecycle(FlatPoint point, Part first, Lifecycle.Kind kind) throws PointProblem {
		if (point.components().size() > 1)
			throw new PointProblem("nothing can follow " + first.name());
		if (first.argument() != null && (kind == Lifecycle.Kind.NEVER || !(first.argument() instanceof Long)))
			throw new PointProblem(kind == Lifecycle.Kind.NEVER ? "never takes no argument" : first.name() + "(…) takes a number: low ones run first");
		return Derived.of(new Lifecycle(kind, first.argument() == null ? 0 : (Long) first.argument()), point.text(), Target.NONE);
	}

	private PointProblem unknown(FlatPoint point, List<AliasSymbol> aliases) {
		Set<String> known = new LinkedHashSet<>(LIFECYCLE.keySet());
		known.addAll(List.of("timer", "process"));
		String first = point.components().get(0).name();
		boolean rootKnown = aliases.stream().anyMatch(a -> a.path().get(0).equals(first));
		aliases.forEach(a -> known.add(rootKnown ? a.name() : a.path().get(0)));
		known.addAll(world.library.aliasRoots());
		String text = String.join(".", point.components().stream().map(Part::name).toList());
		List<String> candidates = rootKnown ? nearestBelow(text, aliases, first) : Similar.to(first, known);
		return new PointProblem("there is no probe point \"" + point.text() + "\"", candidates);
	}

	private static List<String> nearestBelow(String text, List<AliasSymbol> aliases, String root) {
		Set<String> names = new LinkedHashSet<>();
		aliases.stream().filter(a -> a.path().get(0).equals(root)).forEach(a -> names.add(a.name()));
		List<String> near = Similar.to(text, names);
		return near.isEmpty() ? names.stream().limit(5).toList() : near;
	}
}
