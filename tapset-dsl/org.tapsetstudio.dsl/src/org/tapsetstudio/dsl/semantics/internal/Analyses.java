package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.semantics.Analysis;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.dsl.stp.ProbeDeclaration;

/** One run of the checker, from syntax trees to a program. */
public final class Analyses {
	private final List<ParsedScript> scripts;
	private final World world;
	private final Body.Checks checks = new Body.Checks();
	private final Points points;
	private final List<Supplier<Probe>> probes = new ArrayList<>();
	private final List<Runnable> idle = new ArrayList<>();
	private final List<FunctionSymbol> reached = new ArrayList<>();
	private final List<Scope> scopes = new ArrayList<>();

	public Analyses(List<ParsedScript> scripts, TapsetLibrary library, MarkerResolver markers, AnalysisOptions options) {
		this.scripts = scripts;
		this.world = new World(scripts, library, markers, options);
		this.points = new Points(world);
	}

	public Analysis run() {
		new InitialValues(world).apply();
		examineAll();
		boolean anyProbe = !probes.isEmpty();
		boolean correct = scripts.stream().allMatch(ParsedScript::isCorrect);
		new FinalChecks(world, checks).run();
		if (!anyProbe && correct && !world.problems.hasErrors() && !scripts.isEmpty())
			world.problems.error("no-probes", scripts.get(0).range(0, 0), "the script has no probe that could run");
		Program program = world.problems.hasErrors() || !correct ? null : build();
		// What nobody calls cannot hurt, but its author wants to know.
		world.problems.becomeLenient();
		examineUnreached();
		new Unused(world, scopes, reached).warn();
		Set<String> userFiles = scripts.stream().map(ParsedScript::fileName).collect(Collectors.toSet());
		return new Analysis(world.problems.sorted(userFiles), program, world.symbols.finish(world.units));
	}

	/** Bodies pull in functions, functions pull in tapset files, these may have probes. */
	private void examineAll() {
		while (true) {
			Unit unit = world.fresh.poll();
			if (unit != null) {
				unit.probes.forEach(p -> examine(unit, p));
				continue;
			}
			FunctionSymbol function = checks.toVisit.poll();
			if (function == null)
				return;
			reached.add(function);
			examine(function);
		}
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
			return;
		}
		Body body = new Body(world, checks, f.unit, f.scope, Target.NONE, f);
		f.body = new Statements(body).check(f.declaration.getBody());
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
			probes.add(() -> body.probe(derived, found.asWritten(), where));
		}
		// A probe without a point is not run; what its body says is looked at for the editor.
		if (bodies.isEmpty())
			idle.add(() -> body(unit, declaration, Derived.of(new Probe.Refused(""), "", Target.OPAQUE)));
	}

	private ProbeBody body(Unit unit, ProbeDeclaration declaration, Derived derived) {
		ProbeBody body = new ProbeBody(world, checks, unit, declaration, derived);
		scopes.add(body.scope());
		return body;
	}

	private Program build() {
		List<GlobalSymbol> symbols = new ArrayList<>();
		world.units.forEach(u -> symbols.addAll(u.globals));
		for (int i = 0; i < symbols.size(); i++)
			symbols.get(i).finish(i);
		List<Global> globals = symbols.stream().map(GlobalSymbol::build).toList();
		List<Function> functions = reached.stream().map(FunctionSymbol::build).toList();
		return new Program(globals, functions, probes.stream().map(Supplier::get).toList());
	}
}
