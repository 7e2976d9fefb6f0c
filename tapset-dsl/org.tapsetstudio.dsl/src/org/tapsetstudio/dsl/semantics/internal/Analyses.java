package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;
import org.tapsetstudio.dsl.stp.TryStatement;

/** One run of the checker, from syntax trees to a program. */
public final class Analyses {
	private final List<ParsedScript> scripts;
	private final World world;
	private final Body.Checks checks;
	private final Points points;
	private final List<Supplier<List<Probe>>> probes = new ArrayList<>();
	private final List<Runnable> idle = new ArrayList<>();
	private final Set<FunctionSymbol> reached = new LinkedHashSet<>();
	private final List<Scope> scopes = new ArrayList<>();
	/** Null to examine everything as it is written. */
	private final Simplifier simplifier;
	private final boolean optimise;
	private final List<Prepared> prepared = new ArrayList<>();
	private final List<Examined> bodies = new ArrayList<>();
	private int idleProbes;
	/** The globals that are shown at the end, and where they are declared. */
	private Set<GlobalSymbol> written;
	private Set<SourceRange> displayed;

	/** How the bodies are looked at. */
	public enum Form {
		AS_WRITTEN,
		/** without what is never reached */
		REACHED,
		/** and without what has no effect */
		OPTIMISED
	}

	private record Examined(Code code, Scope scope) {
	}

	/** Points of a probe that share a body. */
	private record Prepared(Unit unit, ProbeDeclaration declaration, Derived sample, Code code, List<Points.Found> points) {
	}

	public Analyses(List<ParsedScript> scripts, TapsetLibrary library, MarkerResolver markers, AnalysisOptions options, Form form) {
		this.scripts = scripts;
		this.world = new World(scripts, library, markers, options);
		this.points = new Points(world);
		this.optimise = form == Form.OPTIMISED;
		this.simplifier = form == Form.AS_WRITTEN ? null : new Simplifier(world, optimise);
		this.checks = new Body.Checks(form);
	}

	/** @param globals where those are declared that are shown at the end, as the simplified form has it */
	public Analyses showing(Set<SourceRange> globals) {
		displayed = globals;
		return this;
	}

	/** See {@link #showing(Set)}; for another analysis of the same scripts. */
	public Set<SourceRange> displayed() {
		return displayed;
	}

	public Analysis run() {
		new InitialValues(world).apply();
		examineAll();
		new FinalChecks(world, checks).take();
		boolean anyProbe = !probes.isEmpty();
		boolean correct = scripts.stream().allMatch(ParsedScript::isCorrect);
		if (simplifier != null)
			finish();
		new FinalChecks(world, checks).run();
		if (!anyProbe && correct && !world.problems.hasErrors() && !scripts.isEmpty())
			world.problems.error("no-probes", scripts.get(0).range(0, 0), "the script has no probe that could run");
		Program program = world.problems.hasErrors() || !correct ? null : build();
		if (simplifier != null)
			return new Analysis(world.problems.sorted(scripts), program, null, world.problems.refusedIn(), idleProbes > 0 && idleProbes == probes.size(), bodies -> listing().text(bodies));
		// What nobody calls cannot hurt, but its author wants to know.
		world.problems.becomeLenient();
		examineUnreached();
		new Unused(world, scopes, reached).warn();
		return new Analysis(world.problems.sorted(scripts), program, world.symbols.finish(world.units), 0, false, null);
	}

	/** Points are resolved and everything that can be called is found before anything is simplified. */
	private void simplify() {
		do {
			for (Unit unit = world.fresh.poll(); unit != null; unit = world.fresh.poll())
				for (ProbeDeclaration probe : unit.probes)
					prepare(unit, probe);
			simplifier.collect();
		} while (!world.fresh.isEmpty());
		order();
		// A call that is left out before types are looked at still leads to its function.
		Collection<FunctionSymbol> functions = optimise ? simplifier.called() : simplifier.functions();
		simplifier.run();
		prepared.forEach(this::examine);
		for (FunctionSymbol f : functions)
			if (!f.visited) {
				f.visited = true;
				checks.toVisit.add(f);
			}
	}

	private void order() {
		Map<Unit, List<Code>> codes = prepared.stream().collect(Collectors.groupingBy(Prepared::unit, Collectors.mapping(Prepared::code, Collectors.toList())));
		for (FunctionOrder.Missed missed : new FunctionOrder(world.units.stream().filter(u -> u.user).toList(), simplifier::body, optimise).missed(codes)) {
			FunctionOrder.refuse(world.problems, missed.function(), missed.unit().positions.of(missed.name()));
		}
	}

	private void finish() {
		simplifier.finish();
		Map<Code, List<Derived>> conditional = new IdentityHashMap<>();
		prepared.forEach(p -> conditional.put(p.code, p.points.stream().map(Points.Found::derived).toList()));
		written = Displayed.in(simplifier.all(), conditional);
		displayed = written.stream().map(g -> g.where).collect(Collectors.toSet());
		statistics();
		bodies.stream().filter(b -> b.code.function == null || simplifier.isCalled(b.code)).forEach(b -> variables(b.code, b.scope));
		prepared.forEach(this::idle);
		checks.open.removeIf(o -> o.node() != null && !simplifier.isAlive(o.node()));
		checks.printed.removeIf(p -> !simplifier.isAlive(p.node()));
		checks.unseen.stream().filter(u -> simplifier.isAlive(u.node())).forEach(u -> FunctionOrder.refuse(world.problems, u.within(), u.where()));
		checks.sorted.removeIf(s -> !simplifier.isAlive(s.node()));
		checks.extractions.check(simplifier::isAlive, world.problems);
		for (Body.Checks.Late late : checks.late)
			if (simplifier.isAlive(late.node()))
				world.problems.error(late.code(), late.where(), late.message(), late.candidates());
	}

	private Listing listing() {
		Map<Code, Scope> scopes = new IdentityHashMap<>();
		bodies.forEach(b -> scopes.put(b.code, b.scope));
		List<Listing.Probe> shown = new ArrayList<>();
		for (Prepared p : prepared)
			if (!isIdle(p))
				shown(p.points).forEach(d -> shown.add(new Listing.Probe(p.unit, p.declaration, d, p.code, scopes.get(p.code))));
		Map<FunctionSymbol, Code> functions = new LinkedHashMap<>();
		simplifier.called().forEach(f -> functions.put(f, simplifier.body(f)));
		List<String> embedded = world.units.stream().flatMap(u -> u.embedded.stream()).toList();
		return new Listing(embedded, functions, shown, written, optimise, world.markers);
	}

	/** A pattern of programs is one point. */
	private static List<Derived> shown(List<Points.Found> points) {
		List<Derived> shown = new ArrayList<>();
		for (Points.Found found : points) {
			Derived last = shown.isEmpty() ? null : shown.getLast();
			if (last == null || !last.resolved().equals(found.derived().resolved()) || last.point().equals(found.derived().point()))
				shown.add(found.derived());
		}
		return shown;
	}

	private boolean isIdle(Prepared p) {
		return optimise && p.code.isEmpty();
	}

	private void idle(Prepared p) {
		if (!isIdle(p))
			return;
		idleProbes += p.points.size();
		world.problems.warning("idle-probe", p.unit.positions.start(p.declaration, "probe".length()), "this probe does nothing");
	}

	/** SystemTap finds out what a statistic must keep from uses that are not inside of assignments. */
	private void statistics() {
		Map<GlobalSymbol, List<Body.Checks.Statistic>> uses = checks.statistics.stream().filter(s -> simplifier.isAlive(s.node()))
				.collect(Collectors.groupingBy(Body.Checks.Statistic::global, LinkedHashMap::new, Collectors.toList()));
		uses.forEach((global, all) -> {
			if (all.stream().noneMatch(Body.Checks.Statistic::apart) && all.stream().anyMatch(Body.Checks.Statistic::extracted))
				unusedStatistic(global);
		});
		// Without optimisation those stay that only dead code mentions.
		if (!optimise)
			bodies.stream().flatMap(b -> b.code.globals.stream()).filter(g -> g.value.type() == Type.STATS && !uses.containsKey(g)).forEach(this::unusedStatistic);
	}

	private void unusedStatistic(GlobalSymbol global) {
		world.problems.error("statistic-unused", global.where, "nothing is ever added to the statistic \"" + global.name + "\"");
	}

	private void prepare(Unit unit, ProbeDeclaration declaration) {
		List<Prepared> all = new ArrayList<>();
		for (Points.Found found : points.resolve(FlatPoint.expand(unit, declaration.getLists().get(0)))) {
			Derived derived = found.derived();
			Prepared same = all.stream().filter(p -> p.sample.sharesBodyWith(derived)).findFirst().orElse(null);
			if (same == null) {
				same = new Prepared(unit, declaration, derived, code(unit, declaration, derived), new ArrayList<>());
				all.add(same);
			}
			same.points.add(found);
		}
		prepared.addAll(all);
	}

	private Code code(Unit unit, ProbeDeclaration declaration, Derived derived) {
		Code code = new Code(world, null, d -> TargetVariables.isDefinedIn(derived.target(), d));
		derived.before().forEach(p -> code.add(p.unit(), p.block()));
		int own = code.parts.size();
		code.add(unit, declaration.getBody());
		derived.after().forEach(p -> code.add(p.unit(), p.block()));
		Set<String> changed = code.parts.size() == 1 ? Set.of() : Changes.in(declaration.getBody());
		for (int i = 0; i < code.parts.size(); i++)
			if (i != own)
				Changes.answer(code.parts.get(i), changed);
		code.unless(derived.conditions());
		if (!optimise)
			code.searched = derived.searched();
		code.followed = derived.point() instanceof Probe.Marker;
		simplifier.add(code, derived.target().foldsEarly());
		return code;
	}

	private void examine(Prepared p) {
		SourceRange where = p.unit.positions.of(p.declaration);
		ProbeBody body = new ProbeBody(world, checks, p.unit, p.declaration, p.sample, p.code);
		bodies.add(new Examined(p.code, body.scope()));
		p.points.forEach(found -> probes.add(() -> body.probes(found.derived(), found.asWritten(), where)));
	}

	/** SystemTap wants the types of all variables to be known, even of those whose uses were left out in its last round. */
	private void variables(Code code, Scope scope) {
		code.mentioned.forEach((name, mention) -> {
			LocalSymbol local = scope.find(name);
			// Where SystemTap looks up no names, it forgets what catch names.
			boolean none = optimise && mention.node() instanceof TryStatement && code.function != null && code.function.unseen;
			if (!none && (local == null || !local.cell.known() && !local.cell.isBroken()))
				world.problems.error("unresolved-type", mention.unit().positions.of(mention.node()), "the type of \"" + name + "\" cannot be found out: what uses it is never reached");
		});
		code.globals.forEach(g -> checks.open.add(new Body.Checks.Open(g.value, null, g.where, "the type of \"" + g.name + "\" cannot be found out: nothing with a known type is stored in it")));
	}

	/** Bodies pull in functions, functions pull in tapset files, these may have probes. */
	private void examineAll() {
		if (simplifier != null)
			simplify();
		while (true) {
			Unit unit = world.fresh.poll();
			if (unit != null) {
				unit.probes.forEach(p -> examine(unit, p));
				continue;
			}
			FunctionSymbol function = checks.toVisit.poll();
			if (function == null && checks.autocasts.removeIf(Autocast::resolve))
				continue;
			if (function == null)
				break;
			reached.add(function);
			examine(function);
		}
		checks.autocasts.forEach(Autocast::refuse);
		checks.autocasts.clear();
	}

	private void examineUnreached() {
		idle.forEach(Runnable::run);
		for (Unit unit : List.copyOf(world.units)) {
			if (!unit.user)
				continue;
			for (FunctionSymbol function : unit.functions) {
				if (!function.visited) {
					function.visited = true;
					examine(function);
				}
			}
			unit.aliases.stream().filter(a -> !world.symbols.isMentioned(a)).forEach(this::examineUnused);
		}
		checks.open.clear();
		checks.autocasts.removeIf(Autocast::resolve);
		checks.autocasts.forEach(Autocast::refuse);
		checks.autocasts.clear();
		new FinalChecks(world, checks).runRest();
	}

	/** The body of an alias that no probe uses: only for the names in it. */
	private void examineUnused(AliasSymbol alias) {
		Body body = new Body(world, checks, alias.unit(), new Scope(), Target.OPAQUE, null);
		if (alias.prologue() != null)
			new Statements(body).check(alias.prologue());
		if (alias.epilogue() != null)
			new Statements(body).check(alias.epilogue());
	}

	private void examine(FunctionSymbol f) {
		if (f.declaration.getEmbedded() != null) {
			if (f.isNative() && !f.parameters.stream().allMatch(p -> p.cell.known()))
				world.problems.error("native", f.where, "the native function \"" + f.name + "\" must declare the types of all its parameters");
			Pragmas.check(world, f.unit, f.declaration.getEmbedded(), f.where);
			return;
		}
		Body body = new Body(world, checks, f.unit, f.scope, Target.NONE, f);
		Code code = simplifier == null ? null : simplifier.body(f);
		f.body = new Statements(body).check(code == null ? f.declaration.getBody() : code.parts.isEmpty() ? null : code.parts.get(0).statement());
		if (code != null)
			bodies.add(new Examined(code, f.scope));
		scopes.add(f.scope);
	}

	private void examine(Unit unit, ProbeDeclaration declaration) {
		SourceRange where = unit.positions.of(declaration);
		List<Derived> done = new ArrayList<>();
		List<ProbeBody> bodies = new ArrayList<>();
		for (Points.Found found : points.resolve(FlatPoint.expand(unit, declaration.getLists().get(0)))) {
			Derived derived = found.derived();
			int same = 0;
			while (same < done.size() && !done.get(same).sharesBodyWith(derived))
				same++;
			if (same == done.size()) {
				done.add(derived);
				bodies.add(body(unit, declaration, derived));
			}
			ProbeBody body = bodies.get(same);
			probes.add(() -> body.probes(derived, found.asWritten(), where));
		}
		// A probe without a point is not run; what its body says is looked at for the editor.
		if (bodies.isEmpty())
			idle.add(() -> body(unit, declaration, Derived.of(new Probe.Refused(""), "", Target.OPAQUE)));
	}

	private ProbeBody body(Unit unit, ProbeDeclaration declaration, Derived derived) {
		ProbeBody body = new ProbeBody(world, checks, unit, declaration, derived, null);
		scopes.add(body.scope());
		return body;
	}

	private Program build() {
		List<GlobalSymbol> symbols = new ArrayList<>();
		world.units.forEach(u -> symbols.addAll(u.globals));
		for (int i = 0; i < symbols.size(); i++)
			symbols.get(i).finish(i, displayed.contains(symbols.get(i).where));
		List<Global> globals = new ArrayList<>(symbols.stream().map(GlobalSymbol::build).toList());
		checks.entries.forEach(e -> globals.addAll(e.arrays(globals.size())));
		List<Function> functions = reached.stream().map(FunctionSymbol::build).toList();
		return new Program(globals, functions, probes.stream().flatMap(p -> p.get().stream()).toList());
	}
}
