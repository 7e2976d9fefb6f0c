package org.tapsetstudio.engine.internal.stat;

import org.tapsetstudio.dsl.program.Global.HistogramKind;
import org.tapsetstudio.engine.HistogramLayout;
import org.tapsetstudio.engine.internal.text.ByteBuilder;

/** Draws a histogram as text: a row per bucket, the label, a bar, the count. */
public final class HistogramPrinter {
	private static final int MARGIN = 2;

	private final Statistic statistic;
	private final HistogramShape shape;
	private final HistogramLayout layout;
	private int first;
	private int last;
	private long most;

	public HistogramPrinter(Statistic statistic, HistogramLayout layout) {
		this.statistic = statistic;
		this.shape = statistic.shape().histogram();
		this.layout = layout;
	}

	/** @param room bytes of {@code out} that will count: widths end there, as those of formats do */
	public void print(ByteBuilder out, int room) {
		findRange();
		boolean linear = shape.kind() == HistogramKind.LINEAR;
		boolean under = linear && first == 0;
		boolean over = linear && last == shape.buckets() - 1;
		// A linear histogram is as wide as the end of its last row would need, although only the start of the row is shown.
		int low = digits(linear ? shape.start() : shape.label(first)) + (under ? 1 : 0);
		int high = digits(linear ? shape.start() + shape.interval() * last : shape.label(last)) + (over ? 1 : 0);
		int width = Math.max(5, Math.max(low, high));
		int longest = layout.width();
		long scale = most <= longest ? 1 : (most + longest - 1) / longest;

		aligned(out, "value", width, room).text(" |").repeat('-', longest).text(" count\n");
		boolean gap = false;
		for (int i = first; i <= last; i++) {
			if (elided(i)) {
				gap = true;
				continue;
			}
			if (gap) {
				aligned(out, "", width, room).text(" ~\n");
				gap = false;
			}
			String label = (under && i == 0 ? "<" : over && i == last ? ">" : "") + shape.label(i);
			long count = statistic.bucket(i);
			int bar = (int) (count / scale);
			aligned(out, label, width, room).text(" |").repeat('@', bar);
			aligned(out, Long.toString(count), longest - bar + 1 + digits(most), room).add('\n');
		}
		out.add('\n');
	}

	private static ByteBuilder aligned(ByteBuilder out, String text, int width, int room) {
		return out.repeat(' ', Math.min(width, room - out.size()) - text.length()).text(text);
	}

	private void findRange() {
		first = -1;
		for (int i = 0; i < shape.buckets(); i++) {
			long count = statistic.bucket(i);
			if (count > 0) {
				first = first < 0 ? i : first;
				last = i;
				most = Math.max(most, count);
			}
		}
		for (int i = 0; i < MARGIN; i++) {
			boolean atZero = shape.kind() == HistogramKind.LOG && first == HistogramShape.LOG_ZERO;
			if (first > 0 && !atZero) {
				first--;
			}
			if (last < shape.buckets() - 1) {
				last++;
			}
		}
		if (shape.kind() == HistogramKind.LINEAR) {
			if (first == 0 && statistic.bucket(0) == 0) {
				first++;
			}
			if (last == shape.buckets() - 1 && statistic.bucket(last) == 0) {
				last--;
			}
		}
	}

	private boolean elided(int row) {
		if (layout.elision() < 0) {
			return false;
		}
		int reach = Math.min(layout.elision(), shape.buckets());
		for (int i = Math.max(first, row - reach); i <= Math.min(last, row + reach); i++) {
			if (statistic.bucket(i) != 0) {
				return false;
			}
		}
		return true;
	}

	private static int digits(long value) {
		return Long.toString(value).length();
	}
}
