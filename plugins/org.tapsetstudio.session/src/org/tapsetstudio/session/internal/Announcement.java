package org.tapsetstudio.session.internal;

import java.util.function.Consumer;

import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.preflight.Expectation;
import org.tapsetstudio.session.preflight.Outlook;
import org.tapsetstudio.session.preflight.Preflight;

/** What a session says before it begins: the script's warnings, what cannot be captured, with {@code -v} the plan in words, and which probes will not fire. */
final class Announcement {
	private final SessionRequest request;
	private final CompiledScript script;
	private final Consumer<String> say;

	Announcement(SessionRequest request, CompiledScript script, Consumer<String> say) {
		this.request = request;
		this.script = script;
		this.say = say;
	}

	/**
	 * @param here whether the program's files are on this machine, so that they can be looked at
	 * @throws SessionException when the script needs what no program can give
	 */
	void tell(boolean here) throws SessionException {
		CapturePlan plan = script.program().capturePlan();
		script.warnings().forEach(say);
		if (request.hasProgram()) {
			Refusals.tell(plan, say);
		} else {
			Refusals.tellWithoutProgram(script.program(), say);
		}
		if (request.verbose()) {
			script.times().started();
			script.times().lines().forEach(say);
			plan.describe().forEach(say);
		}
		if (here) {
			tellExpectations();
		}
	}

	private void tellExpectations() {
		try {
			for (Expectation expectation : Preflight.of(script.program().program(), request).expectations()) {
				boolean told = expectation.marker().isEmpty(); // a refusal
				boolean bad = expectation.outlook() == Outlook.WILL_NOT_FIRE;
				if (!told && (request.verbose() || bad && !request.script().quiet())) {
					say.accept((bad ? "WARNING: " : "") + expectation.describe());
				}
			}
		} catch (SessionException e) {
			// The helper meets the same obstacle, and says more about it.
		}
	}
}
