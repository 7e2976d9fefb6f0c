package org.tapsetstudio.engine.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;

/**
 * What the recorder has to do for a program. Immutable.
 *
 * @param markers what to arm
 * @param processes starts and ends of processes and threads that probes wait for
 * @param processors whether handlers ask on which processor their markers were hit
 * @param undecided conditions that cannot be decided at the hit: a sentence for each, with the reason, by the index of the probe
 * @param refusals probes that cannot be served, and why
 */
public record CapturePlan(List<MarkerCapture> markers, List<ProcessCapture> processes, boolean processors, Map<Integer, List<String>> undecided, List<Refusal> refusals) {

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
		Map<List<String>, Memory> memories = new HashMap<>();
		Map<Integer, List<String>> undecided = new HashMap<>();
		boolean processors = false;
		for (int i = 0; i < program.probes().size(); i++) {
			Probe probe = program.probes().get(i);
			switch (probe.point()) {
			case Probe.Marker marker -> {
				Needs needs = Needs.of(probe, memories.computeIfAbsent(List.of(marker.path() == null ? "" : marker.path(), marker.provider(), marker.name()),
						key -> new Memory(lastArgument(program, marker))));
				processors |= needs.processor();
				if (needs.refusal() != null) {
					if (probe.usesEntry()) {
						int storing = i - 1;
						markers.removeIf(m -> m.probe() == storing); // nobody would take what it stores
					}
					refusals.add(new Refusal(i, needs.refusal(), needs.refusalPlace()));
				} else {
					List<Undecided> conditions = new ArrayList<>();
					markers.add(new MarkerCapture(i, marker.path(), marker.provider(), marker.name(), needs.slots(marker.argumentCount()), FilterFinder.of(probe, conditions),
							needs.operands(), needs.reads()));
					undecided.put(i, conditions.stream().map(Undecided::toString).toList());
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
		return new CapturePlan(List.copyOf(markers), List.copyOf(processes), processors, Map.copyOf(undecided), List.copyOf(refusals));
	}

	/** The highest number that an argument of the marker can have, with the variables of a function that its probes name. */
	private static int lastArgument(Program program, Probe.Marker marker) {
		int[] last = { marker.provider().startsWith(".") ? Memory.OF_A_FUNCTION : Memory.OF_A_MARKER };
		program.probes().stream().filter(p -> p.point() instanceof Probe.Marker m && m.name().equals(marker.name()) && m.provider().equals(marker.provider()))
				.forEach(p -> visit(p.body(), e -> last[0] = e instanceof Expr.MarkerArgument a && a.operand() != null ? Math.max(last[0], a.number()) : last[0]));
		return last[0];
	}

	private static void visit(Stmt s, Consumer<Expr> each) {
		Walk.children(s, e -> visit(e, each), below -> visit(below, each));
	}

	private static void visit(Expr e, Consumer<Expr> each) {
		each.accept(e);
		Walk.children(e, below -> visit(below, each));
	}

	/** What is read for a probe behind the arguments of its marker. */
	public List<MemoryRead> reads(int probe) {
		return markers.stream().filter(m -> m.probe() == probe).findFirst().map(MarkerCapture::reads).orElse(List.of());
	}

	/** A line for each marker, condition that is left to the script, and refusal, for {@code -v}. */
	public List<String> describe() {
		List<String> lines = new ArrayList<>();
		for (MarkerCapture marker : markers) {
			lines.add(marker.describe());
			undecided.getOrDefault(marker.probe(), List.of()).forEach(sentence -> lines.add("probe " + marker.probe() + ": " + sentence));
		}
		refusals.forEach(r -> lines.add("probe " + r.probe() + ": refused: " + r.sentence() + " (" + r.where() + ")"));
		return lines;
	}
}
