package org.tapsetstudio.engine;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.internal.lean.LeanProgram;
import org.tapsetstudio.engine.internal.tree.TreeTier;

/** Where to get an {@link ExecutionTier}. */
public final class Engine {
	private static final ExecutionTier TREE = new TreeTier();

	private Engine() {
	}

	/** The tier that starts at once: a tree of typed nodes. */
	public static ExecutionTier tree() {
		return TREE;
	}

	/**
	 * Prepares a program with the tier that suits it, without what has no effect in it.
	 *
	 * @throws EngineException if the program or an option cannot be used, with a sentence for the user
	 */
	public static CompiledProgram compile(Program program, EngineOptions options) {
		if (!options.lean()) {
			return TREE.compile(LeanProgram.whole(program), options);
		}
		Program lean = LeanProgram.of(program);
		if (lean.probes().stream().allMatch(p -> LeanProgram.isEmpty(p) && (p.point() instanceof Probe.Lifecycle || p.point() instanceof Probe.Timer))) {
			throw new EngineException("no probes found: no statement of this script has an effect that anybody could see");
		}
		return TREE.compile(lean, options);
	}
}
