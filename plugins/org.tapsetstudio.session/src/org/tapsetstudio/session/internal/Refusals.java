package org.tapsetstudio.session.internal;

import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionException.Cause;

/** Tells of probes that cannot be served. A script of which nothing else is left for the program would answer wrongly, by silence. */
public final class Refusals {
	private Refusals() {
	}

	/** @throws SessionException with the reasons, when all probes on a program are refused */
	public static void tell(CapturePlan plan, Consumer<String> say) throws SessionException {
		if (!plan.refusals().isEmpty() && plan.markers().isEmpty() && plan.processes().isEmpty()) {
			throw new SessionException(Cause.SCRIPT, plan.refusals().stream().map(refusal -> refusal.where() + ": error: this probe cannot run: " + refusal.sentence()).distinct()
					.collect(Collectors.joining("\n")));
		}
		warn(plan, say);
	}

	static void warn(CapturePlan plan, Consumer<String> say) {
		plan.refusals().stream().map(refusal -> "WARNING: probe at " + refusal.where() + " cannot run: " + refusal.sentence()).distinct().forEach(say);
	}
}
