package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;

/**
 * What the recorder has to do for a program. Immutable.
 *
 * @param markers what to arm
 * @param processes starts and ends of processes and threads that probes wait for
 * @param refusals probes that cannot be served, and why
 */
public record CapturePlan(List<MarkerCapture> markers, List<ProcessCapture> processes, List<Refusal> refusals) {

	/** @param probe index of the probe in the program */
	public record ProcessCapture(int probe, Probe.ProcessEvent event) {
	}

	/**
	 * @param probe index of the probe in the program; it must not be fired
	 * @param sentence why
	 */
	public record Refusal(int probe, String sentence, SourceRange where) {
	}

	public static CapturePlan of(Program program) {
		List<MarkerCapture> markers = new ArrayList<>();
		List<ProcessCapture> processes = new ArrayList<>();
		List<Refusal> refusals = new ArrayList<>();
		for (int i = 0; i < program.probes().size(); i++) {
			Probe probe = program.probes().get(i);
			switch (probe.point()) {
			case Probe.Marker marker -> {
				Needs needs = Needs.of(probe);
				if (needs.refusal() != null) {
					refusals.add(new Refusal(i, needs.refusal(), needs.refusalPlace()));
				} else {
					markers.add(new MarkerCapture(i, marker.path(), marker.provider(), marker.name(), needs.slots(marker.argumentCount()), FilterFinder.of(probe),
							needs.operands()));
				}
			}
			case Probe.ProcessEvent event -> processes.add(new ProcessCapture(i, event));
			case Probe.Refused refused -> refusals.add(new Refusal(i, refused.sentence(), probe.where()));
			case Probe.Lifecycle lifecycle -> {
			}
			case Probe.Timer timer -> {
			}
			}
		}
		return new CapturePlan(List.copyOf(markers), List.copyOf(processes), List.copyOf(refusals));
	}

	/** A line for each marker and refusal, for {@code -v}. */
	public List<String> describe() {
		List<String> lines = new ArrayList<>();
		markers.forEach(m -> lines.add(m.describe()));
		refusals.forEach(r -> lines.add("probe " + r.probe() + ": refused: " + r.sentence() + " (" + r.where() + ")"));
		return lines;
	}
}
