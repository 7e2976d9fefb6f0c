package org.tapsetstudio.engine.internal.tree;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.ProbeCost;

/** Counts what probes cost: every run, and the time of some. One thread counts, any may read; the counts of one moment need not fit each other exactly. */
final class Costs {
	/** A clock read costs as much as a small handler, so most runs go without. */
	private static final int TIMED = 64;
	private static final int HITS = 0;
	private static final int NANOS = 1;

	private final AtomicLongArray counts;

	Costs(int probes) {
		counts = new AtomicLongArray(2 * probes);
	}

	/** @return when a run that is to be timed began; 0 for one that is not */
	long begin(int probe) {
		long hits = counts.getPlain(2 * probe + HITS);
		counts.setOpaque(2 * probe + HITS, hits + 1);
		return hits % TIMED == 0 ? System.nanoTime() : 0;
	}

	void end(int probe, long began) {
		if (began != 0) {
			counts.setOpaque(2 * probe + NANOS, counts.getPlain(2 * probe + NANOS) + System.nanoTime() - began);
		}
	}

	List<ProbeCost> of(List<Probe> probes) {
		return IntStream.range(0, probes.size()).mapToObj(i -> cost(probes.get(i), counts.getOpaque(2 * i + HITS), counts.getOpaque(2 * i + NANOS))).toList();
	}

	private static ProbeCost cost(Probe probe, long hits, long nanos) {
		long timed = (hits + TIMED - 1) / TIMED;
		return new ProbeCost(probe.where().file(), probe.where().line(), probe.asWritten(), hits, timed == 0 ? 0 : (long) ((double) nanos / timed * hits));
	}
}
