package org.tapsetstudio.engine.internal.stat;

import org.tapsetstudio.dsl.program.Global;

/**
 * What a statistic has to keep.
 *
 * @param variance whether the variance is kept; otherwise it is 0, as SystemTap has it of the elements of an array that also has a histogram
 * @param bits bits by which values are shifted for it, 0 to 62
 * @param histogram or null
 * @param element whether it belongs to an array: the variance is then taken as it runs, without correcting the mean
 */
public record StatisticShape(boolean variance, int bits, HistogramShape histogram, boolean element) {

	public static StatisticShape of(Global.StatisticsNeeds needs, boolean element) {
		if (needs == null) {
			return new StatisticShape(true, 0, null, element);
		}
		HistogramShape histogram = switch (needs.histogram() == null ? Global.HistogramKind.NONE : needs.histogram()) {
		case NONE -> null;
		case LOG -> HistogramShape.log();
		case LINEAR -> HistogramShape.linear(needs.start(), needs.stop(), needs.interval());
		};
		return new StatisticShape(!element || histogram == null, Math.max(0, needs.varianceBits()), histogram, element);
	}
}
