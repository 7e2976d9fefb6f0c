package org.tapsetstudio.dsl.semantics.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.emf.ecore.EObject;
import org.tapsetstudio.dsl.program.Global.HistogramKind;
import org.tapsetstudio.dsl.program.SourceRange;

/** What is taken out of statistics that needs to be known beforehand: histograms and variances. Those of one statistic must fit together. */
final class Extractions {
	/** @param function null in a probe */
	private record Variance(GlobalSymbol statistic, FunctionSymbol function, int bits, EObject node, SourceRange where) {
		private String order() {
			return function == null ? "~" : Mangled.of(function);
		}
	}

	private record Histogram(GlobalSymbol statistic, HistogramKind kind, List<Long> bounds, EObject node, SourceRange where) {
	}

	private final List<Variance> variances = new ArrayList<>();
	private final List<Histogram> histograms = new ArrayList<>();

	/** @param within null in a probe */
	void variance(GlobalSymbol statistic, FunctionSymbol within, int bits, EObject node, SourceRange where) {
		variances.add(new Variance(statistic, within, bits, node, where));
	}

	/** @param bounds start, stop, interval */
	void histogram(GlobalSymbol statistic, HistogramKind kind, List<Long> bounds, EObject node, SourceRange where) {
		histograms.add(new Histogram(statistic, kind, bounds, node, where));
	}

	/** Compares what counts, and tells the statistics what they have to keep. */
	void check(Predicate<EObject> counts, Problems problems) {
		// SystemTap looks at functions first, by name; without bits after some is wrong, before it is not.
		variances.stream().filter(v -> counts.test(v.node)).sorted(Comparator.comparing(Variance::order)).forEach(v -> fit(v, problems));
		histograms.stream().filter(h -> counts.test(h.node)).forEach(h -> fit(h, problems));
		variances.clear();
		histograms.clear();
	}

	private static void fit(Variance v, Problems problems) {
		int before = v.statistic.varianceBits;
		if (before > 0 && before != v.bits)
			problems.error("variance-bits", v.where, "@variance of \"" + v.statistic.name + "\" is asked for with " + v.bits + " bits here and with " + before + " before; one statistic can have only one");
		else
			v.statistic.varianceBits = v.bits;
	}

	private static void fit(Histogram h, Problems problems) {
		GlobalSymbol s = h.statistic;
		if (s.histogram == HistogramKind.NONE) {
			s.histogram = h.kind;
			s.start = h.bounds.get(0);
			s.stop = h.bounds.get(1);
			s.interval = h.bounds.get(2);
		} else if (s.histogram != h.kind || !List.of(s.start, s.stop, s.interval).equals(h.bounds)) {
			problems.error("histogram", h.where, "\"" + s.name + "\" has a histogram of another kind or with other bounds elsewhere; one statistic can have only one");
		}
	}
}
