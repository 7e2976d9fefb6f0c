package org.tapsetstudio.session.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.engine.capture.CapturePlan;
import org.tapsetstudio.engine.capture.MarkerCapture;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.internal.RunningProcess;
import org.tapsetstudio.session.internal.ScriptCompiler;

/**
 * What a session would see. Reads files, and asks the native helper about kernel probes where they are needed; takes some milliseconds to tens of them, so not for the user
 * interface's thread.
 *
 * @param expectations one for each probe of the script that waits for a marker or function, in the order of the script; timers and the like always fire and are left out
 */
public record Preflight(List<Expectation> expectations) {
	public Preflight {
		expectations = List.copyOf(expectations);
	}

	/**
	 * Judges a request as {@link org.tapsetstudio.session.TracingSession#start} would run it.
	 *
	 * @throws SessionException when the script has errors, or there is no such program or process
	 */
	public static Preflight of(SessionRequest request) throws SessionException {
		String target = request.attach().isPresent() ? RunningProcess.executable(request.attach().getAsInt()) : request.target().map(t -> t.command().getFirst()).orElse(null);
		return of(ScriptCompiler.compile(request.script(), target, RunningProcess.root(request)).program().program(), request);
	}

	/**
	 * The same for a script that is checked already; the request's own script is not looked at.
	 *
	 * @throws SessionException when there is no such program or process
	 */
	public static Preflight of(Program program, SessionRequest request) throws SessionException {
		CapturePlan plan = CapturePlan.of(program);
		List<Numbered> found = new ArrayList<>();
		for (CapturePlan.Refusal refusal : plan.refusals()) {
			Probe probe = program.probes().get(refusal.probe());
			found.add(new Numbered(refusal.probe(), new Expectation(probe.asWritten(), probe.where(), "", Outlook.WILL_NOT_FIRE, Way.NONE, Judge.sentence(refusal.sentence()), "", "")));
		}
		if (request.hasProgram() && !plan.markers().isEmpty()) {
			Judge judge = new Judge(request, TargetFiles.of(request));
			for (MarkerCapture capture : plan.markers()) {
				if (!storesForTheNext(program, capture.probe())) {
					found.add(new Numbered(capture.probe(), judge.expect(program.probes().get(capture.probe()), capture)));
				}
			}
		}
		found.sort(Comparator.comparingInt(Numbered::probe));
		return new Preflight(found.stream().map(Numbered::expectation).toList());
	}

	/** Whether a probe is not the script's own, but keeps what the next one needs of the function's entry. */
	private static boolean storesForTheNext(Program program, int probe) {
		return probe + 1 < program.probes().size() && program.probes().get(probe + 1).usesEntry();
	}

	private record Numbered(int probe, Expectation expectation) {
	}

	/** True if every probe fires. */
	public boolean isGood() {
		return expectations.stream().allMatch(e -> e.outlook() == Outlook.FIRES);
	}

	/** Those that will not fire, or may not. */
	public List<Expectation> doubts() {
		return expectations.stream().filter(e -> e.outlook() != Outlook.FIRES).toList();
	}
}
