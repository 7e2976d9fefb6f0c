package org.tapsetstudio.engine.internal.tree;

import java.util.Arrays;

import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;

/** A function of the script, with a frame for each depth of its recursion, so that calls allocate nothing. */
final class FunctionBody {
	private final Run run;
	private final String name;
	private StatementNode body;
	private Scope scope;
	private Frame[] frames = new Frame[4];
	private int depth;

	FunctionBody(Run run, String name) {
		this.run = run;
		this.name = name;
	}

	void complete(StatementNode newBody, Scope newScope) {
		body = newBody;
		scope = newScope;
	}

	/** A fresh frame for a call at {@code where}; to be given back by {@link #leave()} whatever happens. */
	Frame enter(SourceRange where) {
		if (run.nesting >= run.limits.maxNesting()) {
			throw ScriptError.near("MAXNESTING exceeded", "identifier '" + name + "'", where);
		}
		// Recursion that branches would run for ever below any depth.
		if (--run.callsLeft < 0) {
			throw ScriptError.near("MAXACTION exceeded", "identifier '" + name + "'", where);
		}
		run.nesting++;
		if (depth == frames.length) {
			frames = Arrays.copyOf(frames, depth * 2);
		}
		Frame frame = frames[depth];
		if (frame == null) {
			frame = frames[depth] = new Frame(scope.locals, scope.size());
		} else {
			frame.reset();
		}
		depth++;
		return frame;
	}

	void leave() {
		depth--;
		run.nesting--;
	}

	int exec(Frame frame) {
		run.checkInterrupt();
		return body.exec(frame);
	}
}
