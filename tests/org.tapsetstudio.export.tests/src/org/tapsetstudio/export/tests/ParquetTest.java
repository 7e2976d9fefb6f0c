package org.tapsetstudio.export.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tapsetstudio.analysis.CallDurations;
import org.tapsetstudio.analysis.Indexes;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.analysis.SpanSearch;
import org.tapsetstudio.export.ExportFormat;
import org.tapsetstudio.export.ExportSource;
import org.tapsetstudio.recording.EventFlags;
import org.tapsetstudio.recording.EventValues;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.testing.TextRecording;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;

/** Tables of Parquet are read by DuckDB and by Hardwood, neither of which shares code with ours. */
class ParquetTest {
	@TempDir
	Path folder;

	private List<String> query(String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Connection duck = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = duck.createStatement(); ResultSet result = statement.executeQuery(sql.replace("DIR", folder.toString()))) {
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= columns; i++) {
					row.add(result.getString(i));
				}
				rows.add(String.join(" | ", row));
			}
		}
		return rows;
	}

	@Test
	void duckReadsCalls() throws IOException, SQLException {
		Samples.export(Samples.record(folder.resolve("a.taprec")), ExportFormat.PARQUET, folder.resolve("a.parquet"));
		assertEquals(List.of("recording VARCHAR", "process VARCHAR", "pid INTEGER", "thread VARCHAR", "tid INTEGER", "time TIMESTAMP WITH TIME ZONE", "start_ns BIGINT", "depth INTEGER", "provider VARCHAR",
				"function VARCHAR", "file VARCHAR", "line INTEGER", "duration_ns BIGINT", "self_ns BIGINT", "ended VARCHAR"),
				query("DESCRIBE SELECT * FROM 'DIR/a.parquet/spans.parquet'").stream().map(row -> row.split(" \\| ")[0] + " " + row.split(" \\| ")[1]).toList());
		assertEquals(List.of("10000 | 0 | main | a.py | 1 | 110000 | 20000 | cut", "20000 | 1 | Parser.parse | lib/json.py | 5 | 40000 | 30000 | exception", "25000 | 2 | app:event |  | 0 | 0 | 0 | marker",
				"30000 | 2 | Parser.parse | lib/json.py | 5 | 10000 | 10000 | returned", "70000 | 1 | finish | a.py | 9 | 50000 | 40000 | cut", "110000 | 2 | open.ended | a.py | 11 | 10000 | 10000 | returned"),
				query("SELECT start_ns, depth, function, file, line, duration_ns, self_ns, ended FROM 'DIR/a.parquet/spans.parquet' WHERE tid = 100 ORDER BY start_ns, depth"));
		assertEquals(List.of("python3 | 100 | 107 | worker | 2", "perl | 200 | 200 | main | 1"),
				query("SELECT process, pid, tid, thread, count(*) FROM 'DIR/a.parquet/spans.parquet' WHERE tid <> 100 GROUP BY ALL ORDER BY pid"));
	}

	/** A transaction of two queries, the second of which ends after it, a call from before the first event and one that has no end: percentiles count what is whole, and parts as the one call that they are; the table tells them apart. */
	@Test
	void onlyWholeCallsTellHowLongTheyLast() throws IOException, SQLException {
		Path recording = folder.resolve("a.taprec");
		TextRecording.write(recording, """
				process 100 /usr/bin/postgres
				marker postgresql query__start string
				marker postgresql query__done string
				marker postgresql transaction__start int
				marker postgresql transaction__commit int
				thread 100/100 backend
				  5us postgresql:query__done "SELECT 0"
				 10us postgresql:query__start "BEGIN"
				 20us postgresql:transaction__start 1
				 30us postgresql:query__done "BEGIN"
				 40us postgresql:query__start "COMMIT"
				 50us postgresql:transaction__commit 1
				 60us postgresql:query__done "COMMIT"
				 70us postgresql:query__start "SELECT 1"
				 80us postgresql:query__start "SELECT 2"
				 90us postgresql:query__done "SELECT 2"
				""");
		Samples.export(recording, ExportFormat.PARQUET, folder.resolve("a.parquet"));
		assertEquals(List.of("query: BEGIN | returned | 1", "query: COMMIT | part | 2", "query: SELECT 0 | cut | 1", "query: SELECT 1 | cut | 1", "query: SELECT 2 | returned | 1", "transaction | part | 2"),
				query("SELECT function, ended, count(*) FROM 'DIR/a.parquet/spans.parquet' GROUP BY ALL ORDER BY ALL"));
		RecordingIndex index = Indexes.openOrBuild(Recording.open(recording), Progress.NONE);
		List<String> counted = new ArrayList<>();
		List<CallDurations> all = CallDurations.byFunction(SpanSearch.of(number -> true), index.lanes(), index.functions().size(), Recording.open(recording).clock(), Progress.NONE);
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) {
				counted.add(index.functions().get(i).name() + " " + all.get(i).count());
			}
		}
		assertEquals(List.of("query: BEGIN 1", "query: COMMIT 1", "query: SELECT 2 1", "transaction 1"), counted.stream().sorted().toList());
	}

	/** The query of docs/formats.md. */
	@Test
	void duckComparesRecordings() throws IOException, SQLException {
		Samples.export(Samples.record(folder.resolve("a.taprec")), ExportFormat.PARQUET, folder.resolve("a.parquet"));
		TextRecording.write(folder.resolve("b.taprec"), "process 7 /usr/bin/python3\nthread 7/7 main\n  10us > main a.py:1\n  20us > work b.py:20\n  900us < work\n 910us < main\n");
		Samples.export(folder.resolve("b.taprec"), ExportFormat.PARQUET, folder.resolve("b.parquet"));
		String sql = documented("```sql").replace("'*.parquet/spans.parquet'", "'DIR/*.parquet/spans.parquet'");
		assertEquals(List.of("b.taprec | work | 1 | 0.88 | 880.0", "a.taprec | work | 1 | 0.074 | 75.0", "a.taprec | Parser.parse | 3 | 0.041 | 39.4"), query(sql).subList(0, 3));
	}

	private static String documented(String opening) throws IOException {
		String page = Files.readString(Path.of("../../docs/formats.md"));
		int start = page.indexOf(opening);
		return page.substring(page.indexOf('\n', start), page.indexOf("```", start + 3));
	}

	@Test
	void duckReadsEvents() throws IOException, SQLException {
		TextRecording.write(folder.resolve("e.taprec"), """
				process 1 /bin/a
				marker app event int string
				thread 1/1 main
				10us app:event 42 "hello <world> & \\"\u2620\\""
				20us lost 7
				30us app:event -9223372036854775808 ""
				""");
		Samples.export(folder.resolve("e.taprec"), ExportFormat.PARQUET, folder.resolve("e.parquet"));
		assertEquals(List.of("10000 | app | event | 42 | hello <world> & \"\u2620\"", "20000 |  | lost | 7 | null", "30000 | app | event | -9223372036854775808 | "),
				query("SELECT start_ns, provider, marker, arguments->>0, arguments->>1 FROM 'DIR/e.parquet/events.parquet' ORDER BY start_ns"));
	}

	@Test
	void aRecordingWithoutCallsHasEmptyTables() throws IOException, SQLException {
		TextRecording.write(folder.resolve("n.taprec"), "process 1 /bin/a\n");
		Samples.export(folder.resolve("n.taprec"), ExportFormat.PARQUET, folder.resolve("n.parquet"));
		assertEquals(List.of("0 | null"), query("SELECT count(*), min(start_ns) FROM 'DIR/n.parquet/spans.parquet'"));
		assertEquals(List.of("0"), query("SELECT count(*) FROM 'DIR/n.parquet/events.parquet'"));
	}

	/** Enough calls for several groups of rows, and dictionaries of all widths. */
	@Test
	void numbersThatCouldNotBeReadAreNull() throws IOException, SQLException {
		try (RecordingWriter recording = new RecordingWriter(folder.resolve("u.taprec"))) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/app", "app");
			int site = image.site("app", "mark", new SlotSpec(1, 1, 0, 8), new SlotSpec(1, 2, 0, 8));
			image.stream(100, 1, "main").event(10, site, EventFlags.FAULT, EventValues.UNREADABLE_NUMBER, 7);
		}
		Samples.export(folder.resolve("u.taprec"), ExportFormat.PARQUET, folder.resolve("u.parquet"));
		assertEquals(List.of("[null,7] | 1"), query("SELECT arguments, flags FROM 'DIR/u.parquet/events.parquet'"));
	}

	@Test
	void manyRowsAreReadByTwoReaders() throws IOException, SQLException {
		int calls = 300_000;
		int functions = 700;
		try (RecordingWriter recording = new RecordingWriter(folder.resolve("m.taprec"))) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 a.py");
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			for (int i = 0; i < functions; i++) {
				image.frame("m" + i % 3 + ".py", "f" + i, "f" + i, i + 1, null);
			}
			StreamWriter stream = image.stream(100, 1, "main");
			for (long i = 0; i < calls; i++) {
				stream.event(10_000 * i, entry, 0, 1 + i % functions | 0xFFFFFFFFL << 32);
				stream.event(10_000 * i + 1000 + i % 5000, leave, 0, 1 + i % functions | 0xFFFFFFFFL << 32);
			}
		}
		Samples.export(folder.resolve("m.taprec"), ExportFormat.PARQUET, folder.resolve("m.parquet"));
		long sum = 0;
		for (long i = 0; i < calls; i++) {
			sum += 1000 + i % 5000;
		}
		assertEquals(List.of(calls + " | 700 | 3 | " + sum + " | 0 | " + 10_000L * (calls - 1)),
				query("SELECT count(*), count(DISTINCT function), count(DISTINCT file), sum(duration_ns), min(start_ns), max(start_ns) FROM 'DIR/m.parquet/spans.parquet'"));
		assertEquals(List.of("3 | 0"), query("SELECT count(DISTINCT row_group_id), sum((stats_min_value IS NULL)::INT) FROM parquet_metadata('DIR/m.parquet/spans.parquet') WHERE path_in_schema = 'start_ns'"));
		int row = 0;
		try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(folder.resolve("m.parquet/spans.parquet"))); RowReader rows = file.rowReader()) {
			for (; rows.hasNext(); row++) {
				rows.next();
				assertEquals("f" + row % functions, rows.getString("function"));
				assertEquals(10_000L * row, rows.getLong("start_ns"));
				assertEquals(1 + row % functions, rows.getInt("line"));
			}
		}
		assertEquals(calls, row);
	}

	@Test
	void aCancelEndsIt() throws IOException {
		ExportSource source = new ExportSource(Recording.open(Samples.record(folder.resolve("a.taprec"))), Progress.NONE);
		ExportFormat.PARQUET.write(source, folder.resolve("a.parquet"), new Progress() {
			@Override
			public boolean isCancelled() {
				return true;
			}
		});
		assertFalse(Files.exists(folder.resolve("a.parquet/events.parquet")));
		assertTrue(ExportFormat.PARQUET.isFolder());
	}
}
