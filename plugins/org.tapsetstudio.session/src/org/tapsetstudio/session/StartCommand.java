package org.tapsetstudio.session;

import org.tapsetstudio.session.internal.JavaFlags;
import org.tapsetstudio.session.internal.PlanItem;
import org.tapsetstudio.session.internal.ScriptCompiler;

/** How the program of a request is started. */
public final class StartCommand {
	private StartCommand() {
	}

	/**
	 * The request's program as {@link TracingSession#start} would start it: with the flags that its markers need.
	 *
	 * @throws SessionException when a script has errors
	 */
	public static Target of(SessionRequest request) throws SessionException {
		Target target = request.target().orElseThrow();
		String program = target.command().getFirst();
		var plan = ScriptCompiler.compile(request.script(), program).program().capturePlan();
		var recorded = request.alsoRecord().isPresent() ? ScriptCompiler.compile(request.alsoRecord().get(), program).program().capturePlan() : null;
		return JavaFlags.add(target, PlanItem.of(plan, recorded), sentence -> {
		});
	}
}
