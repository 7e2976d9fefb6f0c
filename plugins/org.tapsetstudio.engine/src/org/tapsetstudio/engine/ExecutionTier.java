package org.tapsetstudio.engine;

import org.tapsetstudio.dsl.program.Program;

/** A way of running programs: a tree of nodes today, bytecode where it pays. All tiers give the same output. */
public interface ExecutionTier {
	/**
	 * Prepares a program.
	 *
	 * @throws EngineException if the program or an option cannot be used, with a sentence for the user
	 */
	CompiledProgram compile(Program program, EngineOptions options);
}
