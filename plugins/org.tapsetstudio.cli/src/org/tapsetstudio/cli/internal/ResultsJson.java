package org.tapsetstudio.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.tapsetstudio.engine.Histogram;
import org.tapsetstudio.engine.ResultTable;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** A script's globals as JSON, for other programs. */
final class ResultsJson {
	private ResultsJson() {
	}

	/** @param file where to, {@code -} for standard output */
	static void write(List<ResultTable> tables, Path file) throws IOException {
		JsonArray all = new JsonArray();
		tables.forEach(table -> all.add(table(table)));
		JsonObject root = new JsonObject();
		root.add("tables", all);
		String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
		if (file.toString().equals("-")) {
			System.out.print(text);
			System.out.flush();
		} else {
			Files.writeString(file, text);
		}
	}

	private static JsonObject table(ResultTable table) {
		JsonArray columns = new JsonArray();
		for (ResultTable.Column column : table.columns()) {
			JsonObject title = new JsonObject();
			title.addProperty("title", column.title());
			title.addProperty("type", column.isNumber() ? "number" : "text");
			title.addProperty("key", column.isKey());
			columns.add(title);
		}
		JsonArray rows = new JsonArray();
		for (int row = 0; row < table.rowCount(); row++) {
			JsonArray cells = new JsonArray();
			for (int column = 0; column < table.columns().size(); column++) {
				if (table.columns().get(column).isNumber()) {
					cells.add(table.number(row, column));
				} else {
					cells.add(table.text(row, column));
				}
			}
			rows.add(cells);
		}
		JsonObject made = new JsonObject();
		made.addProperty("name", table.name());
		made.add("columns", columns);
		made.add("rows", rows);
		if (table.hasHistograms()) {
			made.add("histograms", histograms(table));
		}
		return made;
	}

	/** One for each row. The open ends of a linear histogram have no bound. */
	private static JsonArray histograms(ResultTable table) {
		JsonArray histograms = new JsonArray();
		for (int row = 0; row < table.rowCount(); row++) {
			JsonArray buckets = new JsonArray();
			for (Histogram.Bucket bucket : table.histogram(row).buckets()) {
				JsonObject range = new JsonObject();
				if (bucket.low() != Long.MIN_VALUE) {
					range.addProperty("low", bucket.low());
				}
				if (bucket.high() != Long.MAX_VALUE) {
					range.addProperty("high", bucket.high());
				}
				range.addProperty("count", bucket.count());
				buckets.add(range);
			}
			histograms.add(buckets);
		}
		return histograms;
	}
}
