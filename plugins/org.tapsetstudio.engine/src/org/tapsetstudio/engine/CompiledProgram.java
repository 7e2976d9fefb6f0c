package org.tapsetstudio.engine;

import java.io.OutputStream;

import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.capture.CapturePlan;

/** A program that is ready to run, any number of times. Immutable. */
public interface CompiledProgram {
	Program program();

	/** What the recorder must arm and read for this program. */
	CapturePlan capturePlan();

	/**
	 * A run of its own, with its own globals.
	 *
	 * @param facts what the script may ask about the session
	 * @param output gets what the script prints
	 * @param messages gets warnings and errors, a line each
	 */
	Dispatcher newDispatcher(SessionFacts facts, OutputStream output, OutputStream messages);
}
