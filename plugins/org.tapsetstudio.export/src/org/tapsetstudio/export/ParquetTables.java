package org.tapsetstudio.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.export.internal.parquet.EventTable;
import org.tapsetstudio.export.internal.parquet.SpanTable;
import org.tapsetstudio.recording.index.RecordingIndex;

/**
 * Two tables of Apache Parquet for DuckDB, Spark, Trino and the like: {@value #SPANS}, the calls as the index has them, and {@value #EVENTS}, all events with their arguments. Needs memory for one group of rows,
 * however long the recording is.
 */
public final class ParquetTables {
	/** File of the calls. */
	public static final String SPANS = "spans.parquet";
	/** File of the events. */
	public static final String EVENTS = "events.parquet";

	private ParquetTables() {
	}

	/**
	 * Writes both.
	 *
	 * @param folder made; must not exist or be empty
	 */
	public static void write(ExportSource source, Path folder, Progress progress) throws IOException {
		Files.createDirectories(folder);
		RecordingIndex index = source.index();
		if (index != null && SpanTable.write(folder.resolve(SPANS), source.name(), index.lanes(), index.functions(), source.recording().clock(), progress)) {
			progress.done(0.5);
			EventTable.write(folder.resolve(EVENTS), source.name(), source.recording(), progress);
		}
		progress.done(1);
	}
}
