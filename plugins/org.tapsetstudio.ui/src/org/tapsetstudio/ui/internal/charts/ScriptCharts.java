package org.tapsetstudio.ui.internal.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.tapsetstudio.ui.internal.common.Quantities;
import org.tapsetstudio.ui.internal.data.RecordingSource;
import org.tapsetstudio.ui.internal.data.ScriptTable;

/** The charts of what a script keeps: histograms of its statistics, arrays from number to number (a timer's series, for example), scalars over the time that they were watched. */
final class ScriptCharts {
	private static final double SECOND = 1e9;
	private static final int MOST_HISTOGRAMS = 50;

	private ScriptCharts() {
	}

	static List<ChartKind> of(RecordingSource source) {
		var kinds = new ArrayList<ChartKind>();
		for (var table : source.results()) {
			table.rows().stream().filter(row -> !row.buckets().isEmpty()).limit(MOST_HISTOGRAMS).forEach(row -> kinds.add(histogram(table, row)));
			if (table.isSeries()) {
				kinds.add(new ChartKind("series." + table.name(), NLS.bind(Messages.Series, table.name()), progress -> series(table))); //$NON-NLS-1$
			}
			if (source.history(table.name()).size() > 1) {
				kinds.add(new ChartKind("history." + table.name(), NLS.bind(Messages.Series, table.name()), progress -> history(source, table.name()))); //$NON-NLS-1$
			}
		}
		return kinds;
	}

	private static ChartKind histogram(ScriptTable table, ScriptTable.Row row) {
		var keys = row.name(table.columns());
		var title = keys.isEmpty() ? NLS.bind(Messages.Histogram, table.name()) : NLS.bind(Messages.HistogramOf, table.name(), keys);
		return new ChartKind("histogram." + table.name() + '.' + keys, title, progress -> { //$NON-NLS-1$
			var labels = row.buckets().stream().map(bucket -> bucket.low() == Long.MIN_VALUE ? "< " + Quantities.count(bucket.high() + 1) : Quantities.count(bucket.low())).toList(); //$NON-NLS-1$
			return ChartData.bars(title, Messages.Value, Messages.Count, labels, row.buckets().stream().mapToDouble(ScriptTable.Bucket::count).toArray());
		});
	}

	private static ChartData series(ScriptTable table) {
		var rows = table.rows().stream().sorted(Comparator.comparingLong(row -> row.number(0))).toList();
		return ChartData.line(NLS.bind(Messages.Series, table.name()), table.columns().get(0).title(), table.columns().get(1).title(), rows.stream().mapToDouble(row -> row.number(0)).toArray(),
				rows.stream().mapToDouble(row -> row.number(1)).toArray());
	}

	private static ChartData history(RecordingSource source, String name) {
		var points = source.history(name);
		return ChartData.line(NLS.bind(Messages.Series, name), Messages.Time, name, points.stream().mapToDouble(point -> point.nanos() / SECOND).toArray(),
				points.stream().mapToDouble(point -> point.value()).toArray());
	}
}
