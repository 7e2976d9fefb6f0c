package org.tapsetstudio.ui.internal.timeline;

import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.analysis.TimeRange;
import org.tapsetstudio.ui.internal.common.Quantities;

/** Round moments along the axis of a timeline. */
final class TimelineAxis {
	/** A moment and how it is written. */
	record Tick(long nanos, String text) {
	}

	private static final int APART = 110;
	private static final long[] STEPS = { 1, 2, 5 };

	private TimelineAxis() {
	}

	/** The moments in a window, as many as have room. */
	static List<Tick> ticks(TimeRange window, int width) {
		long step = step(window.length() / Math.max(1, width / APART));
		var ticks = new ArrayList<Tick>();
		for (long at = Math.ceilDiv(window.from(), step) * step; at <= window.to(); at += step) {
			ticks.add(new Tick(at, text(at, step)));
		}
		return ticks;
	}

	/** The round step that is at least this long. */
	private static long step(long nanos) {
		for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
			for (long step : STEPS) {
				if (step * power >= nanos) {
					return step * power;
				}
			}
		}
		return Long.MAX_VALUE / 2;
	}

	/** Moments that are close together need their last digits. */
	private static String text(long at, long step) {
		if (at == 0) {
			return "0 s"; //$NON-NLS-1$
		}
		return step * 1000 > at ? Quantities.duration(at) : Quantities.duration(at - at % (step * 1000)) + " + " + Quantities.duration(at % (step * 1000)); //$NON-NLS-1$
	}
}
