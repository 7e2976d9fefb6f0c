package org.tapsetstudio.engine.internal.tree;

import java.io.OutputStream;

import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.CompiledProgram;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.ExecutionTier;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.capture.CapturePlan;

/**
 * Runs a program as a tree of small typed nodes. The nodes are made for each run anew (a millisecond), bound to its globals and strings, so
 * that nothing has to be looked up at an event.
 */
public final class TreeTier implements ExecutionTier {
	@Override
	public CompiledProgram compile(Program program, EngineOptions options) {
		CapturePlan plan = CapturePlan.of(program);
		// Made once here to find what cannot be compiled before a session starts.
		new TreeDispatcher(program, plan, options, new SessionFacts() {
		}, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
		return new CompiledProgram() {
			@Override
			public Program program() {
				return program;
			}

			@Override
			public CapturePlan capturePlan() {
				return plan;
			}

			@Override
			public Dispatcher newDispatcher(SessionFacts facts, OutputStream output, OutputStream messages) {
				return new TreeDispatcher(program, plan, options, facts, output, messages);
			}
		};
	}
}
