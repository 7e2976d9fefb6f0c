package org.tapsetstudio.session.internal;

import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.CompiledProgram;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** Tells of probes that cannot be served. A script of which nothing else is left for the program would answer wrongly, by silence. */
public final class Refusals {
	private Refusals() {
	}

	/** @throws SessionException with the reasons, when all probes on a program are refused */
	public static void tell(CapturePlan plan, Consumer<String> say) throws SessionException {
		tell(plan, plan.markers().isEmpty() && plan.processes().isEmpty(), say);
	}

	/**
	 * The same where no program is traced: beginning, end and timers may be what the script is for.
	 *
	 * @throws SessionException with the reasons, when all its probes are refused
	 */
	static void tellWithoutProgram(CompiledProgram script, Consumer<String> say) throws SessionException {
		CapturePlan plan = script.capturePlan();
		long alive = script.program().probes().stream().filter(probe -> !(probe.point() instanceof Probe.Lifecycle begun && begun.kind() == Probe.Lifecycle.Kind.NEVER)).count();
		tell(plan, plan.refusals().size() == alive, say);
	}

	private static void tell(CapturePlan plan, boolean nothingElse, Consumer<String> say) throws SessionException {
		if (nothingElse && !plan.refusals().isEmpty()) {
			throw new SessionException(Cause.SCRIPT, plan.refusals().stream().map(refusal -> refusal.where() + ": error: this probe cannot run: " + refusal.sentence()).distinct()
					.collect(Collectors.joining("\n")));
		}
		plan.refusals().stream().map(refusal -> "WARNING: probe at " + refusal.where() + " cannot run: " + refusal.sentence()).distinct().forEach(say);
	}
}
