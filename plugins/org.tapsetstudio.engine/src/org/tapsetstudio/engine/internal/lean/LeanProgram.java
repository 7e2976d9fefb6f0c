package org.tapsetstudio.engine.internal.lean;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.Stmt;

/**
 * Leaves out of a program what has no effect, as the language has it: values that nobody takes are not computed, so they cannot fail either, and
 * a global that only they read counts as never read, so it is printed at the end. Probes keep their places; globals come in the
 * order in which they are to be printed, not in that of their indices.
 */
public final class LeanProgram {
	private final Program old;
	private final Uses uses;
	private final Effects effects = new Effects();
	private final Map<Function, Function> functions = new IdentityHashMap<>();
	private boolean changed;

	private LeanProgram(Program old) {
		this.old = old;
		this.uses = new Uses(old);
	}

	/** The same program without what has no effect; the given one stays as it is. */
	public static Program of(Program program) {
		Program current = program;
		boolean again = true;
		while (again) {
			LeanProgram round = new LeanProgram(current);
			current = round.make();
			again = round.changed;
		}
		return marked(current, new Uses(program));
	}

	/** The same program with all that is written in it; only what is to be printed at the end is found out. */
	public static Program whole(Program program) {
		return marked(program, new Uses(program));
	}

	private static Program marked(Program program, Uses asWritten) {
		Uses uses = new Uses(program);
		List<Global> globals = asWritten.inOrderOfMention(program.globals());
		return new Program(globals.stream().map(uses::marked).toList(), program.functions(), program.probes());
	}

	/** Whether nothing is left to do for a probe. */
	public static boolean isEmpty(Probe probe) {
		return probe.body() instanceof Stmt.Block block && block.statements().isEmpty();
	}

	private Program make() {
		List<Probe> probes = new ArrayList<>();
		for (Probe p : old.probes()) {
			probes.add(new Probe(p.point(), p.asWritten(), p.resolved(), p.condition(), body(p, p.body()), p.locals(), p.localNames(), p.where()));
		}
		return new Program(old.globals(), List.copyOf(functions.values()), probes);
	}

	private Stmt body(Object owner, Stmt body) {
		Values values = new Values(uses.localsRead.getOrDefault(owner, new BitSet()), this::function, effects);
		Statements statements = new Statements(values, effects);
		Stmt leaner = statements.body(body);
		changed |= values.changed | statements.changed;
		return leaner;
	}

	/** A copy of its own, because the old function belongs to the old program; entered before its body because it may call itself. */
	private Function function(Function f) {
		Function known = functions.get(f);
		if (known == null) {
			known = new Function(f.name, f.where);
			functions.put(f, known);
			known.parameters = f.parameters;
			known.locals = f.locals;
			known.localNames = f.localNames;
			known.returnType = f.returnType;
			known.embeddedCode = f.embeddedCode;
			known.pure = f.pure;
			known.nextOverload = f.nextOverload == null ? null : function(f.nextOverload);
			known.body = f.body == null ? null : body(f, f.body);
		}
		return known;
	}
}
