package org.tapsetstudio.engine.internal.tree;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.engine.ProbeCost;

/** Counts what probes cost: every run, and the time of some. One thread counts, any may read; the counts of one moment need not fit each other exactly. */
final class Costs {
	/** A clock read costs as much as many small handlers (20 to 300 ns), so most runs go without: one in so many has it, at first and later. */
	private static final int OFTEN = 64;
	private static final int SELDOM = 1024;
	private static final int AT_FIRST = 16 * SELDOM;
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
		return (hits & every(hits) - 1) == 0 ? System.nanoTime() : 0;
	}

	private static int every(long hits) {
		return hits < AT_FIRST ? OFTEN : SELDOM;
	}

	void end(int probe, long began) {
		if (began != 0) {
			long spent = System.nanoTime() - began;
			// The run stands for those up to the next that is timed.
			counts.setOpaque(2 * probe + NANOS, counts.getPlain(2 * probe + NANOS) + spent * every(counts.getPlain(2 * probe + HITS) - 1));
		}
	}

	List<ProbeCost> of(List<Probe> probes) {
		return IntStream.range(0, probes.size()).mapToObj(i -> cost(probes.get(i), counts.getOpaque(2 * i + HITS), counts.getOpaque(2 * i + NANOS))).toList();
	}

	private static ProbeCost cost(Probe probe, long hits, long nanos) {
		int every = every(hits);
		long stoodFor = (hits + every - 1) / every * every;
		return new ProbeCost(probe.where().file(), probe.where().line(), probe.asWritten(), hits, hits == 0 ? 0 : (long) ((double) nanos / stoodFor * hits));
	}
}
