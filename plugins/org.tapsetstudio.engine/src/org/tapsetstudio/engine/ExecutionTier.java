package org.tapsetstudio.engine;

import org.tapsetstudio.dsl.program.Program;

/** A way of running programs. {@link Tiering} says how handlers are run within it. */
public interface ExecutionTier {
	/**
	 * Prepares a program.
	 *
	 * @throws EngineException if the program or an option cannot be used, with a sentence for the user
	 */
	CompiledProgram compile(Program program, EngineOptions options);
}
