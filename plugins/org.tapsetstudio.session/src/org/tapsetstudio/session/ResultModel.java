package org.tapsetstudio.session;

import java.util.List;

import org.tapsetstudio.engine.Histogram;
import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.model.recording.HistogramBucket;
import org.tapsetstudio.model.recording.Recording;
import org.tapsetstudio.model.recording.RecordingFactory;
import org.tapsetstudio.model.recording.ResultColumn;
import org.tapsetstudio.model.recording.ResultRow;

/** A script's globals as objects of the model, which {@code recording.tap} keeps. Not thread-safe, as EMF is not. */
public final class ResultModel {
	private ResultModel() {
	}

	/**
	 * Makes the results of a recording's model those of the tables.
	 *
	 * @param mostRows rows of a table that are taken, those with the greatest values
	 */
	public static void fill(Recording model, List<ResultTable> tables, int mostRows) {
		model.getResults().clear();
		tables.forEach(table -> model.getResults().add(table(table, mostRows)));
	}

	private static org.tapsetstudio.model.recording.ResultTable table(ResultTable table, int mostRows) {
		org.tapsetstudio.model.recording.ResultTable made = RecordingFactory.eINSTANCE.createResultTable();
		made.setId(table.name());
		made.setTitle(table.name());
		made.setTotalRows(table.rowCount());
		for (ResultTable.Column column : table.columns()) {
			ResultColumn title = RecordingFactory.eINSTANCE.createResultColumn();
			title.setTitle(column.title());
			title.setNumber(column.isNumber());
			title.setKey(column.isKey());
			made.getColumns().add(title);
		}
		int[] order = table.rowsBy(table.valueColumn(), true);
		for (int i = 0; i < Math.min(order.length, mostRows); i++) {
			made.getRows().add(row(table, order[i]));
		}
		return made;
	}

	private static ResultRow row(ResultTable table, int row) {
		ResultRow made = RecordingFactory.eINSTANCE.createResultRow();
		for (int column = 0; column < table.columns().size(); column++) {
			made.getCells().add(printable(table.text(row, column)));
		}
		if (table.hasHistograms()) {
			for (Histogram.Bucket bucket : table.histogram(row).buckets()) {
				HistogramBucket range = RecordingFactory.eINSTANCE.createHistogramBucket();
				range.setLow(bucket.low());
				range.setHigh(bucket.high());
				range.setCount(bucket.count());
				made.getBuckets().add(range);
			}
		}
		return made;
	}

	/** Control characters cannot stand in an XML file. */
	private static String printable(String text) {
		return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF&&[^\\n\\t]]", "\uFFFD");
	}
}
