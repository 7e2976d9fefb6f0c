package org.tapsetstudio.engine;

import org.tapsetstudio.dsl.program.Program;
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

	/** Prepares a program with the tier that suits it. */
	public static CompiledProgram compile(Program program, EngineOptions options) {
		return TREE.compile(program, options);
	}
}
