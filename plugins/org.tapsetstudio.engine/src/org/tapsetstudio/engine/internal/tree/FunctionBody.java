package org.tapsetstudio.engine.internal.tree;

import java.util.Arrays;

import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.engine.internal.runtime.Frame;
import org.tapsetstudio.engine.internal.runtime.Run;
import org.tapsetstudio.engine.internal.runtime.ScriptError;
import org.tapsetstudio.engine.internal.runtime.StatementNode;

/** A function of the script, with a frame for each depth of its recursion, so that calls allocate nothing. */
final class FunctionBody {
	private final Run run;
	private final Unit unit;
	private final Function function;
	private StatementNode body;
	private Scope scope;
	private Frame[] frames = new Frame[4];
	private int depth;
	private int callsUntilHot;

	FunctionBody(Unit unit, Function function) {
		this.unit = unit;
		this.run = unit.run;
		this.function = function;
		callsUntilHot = unit.tiering.hotAt;
	}

	void complete(StatementNode newBody, Scope newScope) {
		body = newBody;
		scope = newScope;
	}

	/** A fresh frame for a call at {@code where}; to be given back by {@link #leave()} whatever happens. */
	Frame enter(SourceRange where) {
		if (run.nesting >= run.limits.maxNesting()) {
			throw ScriptError.near("MAXNESTING exceeded", "identifier '" + function.name + "'", function.where);
		}
		// Recursion that branches would run for ever below any depth.
		if (--run.callsLeft < 0) {
			throw ScriptError.near("MAXACTION exceeded", "identifier '" + function.name + "'", where);
		}
		if (callsUntilHot > 0 && depth == 0 && --callsUntilHot == 0) {
			becomeBytecode();
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
			frame.clearResult();
		}
		depth++;
		return frame;
	}

	private void becomeBytecode() {
		Scope hot = new Scope(function.locals, unit.costs.loops(function.body));
		StatementNode compiled = new HotBody(unit, hot).compile(function.body);
		if (compiled != null) {
			complete(compiled, hot);
			frames = new Frame[4];
		}
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
