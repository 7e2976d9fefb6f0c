package org.tapsetstudio.export.internal.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetFileWriter.Mode;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Writes a table as a file of Apache Parquet, compressed with gzip, which every reader knows. Holds one group of rows in memory, at most {@value #ROWS} of them or some 32 MiB.
 * <p>
 * The library's columns are filled one by one: its classes for whole rows want the classes of Hadoop, which we leave out.
 */
public final class ParquetFile implements Closeable {
	private static final int ROWS = 1 << 17;
	private static final long BYTES = 32 << 20;
	/** How often the size is asked for, in rows. */
	private static final int CHECK = 1 << 10;

	private final Path path;
	private final List<ParquetColumn> columns = new ArrayList<>();
	private final ParquetProperties properties = ParquetProperties.builder().withAllocator(new HeapByteBufferAllocator()).build();
	private MessageType schema;
	private ParquetFileWriter file;
	private ColumnChunkPageWriteStore pages;
	private ColumnWriteStore group;
	private int rows;

	/** @param path must not be there */
	ParquetFile(Path path) {
		this.path = path;
	}

	/** Adds a column; before {@link #start}. */
	ParquetColumn column(String name, ParquetColumn.Type type) {
		columns.add(new ParquetColumn(name, type));
		return columns.get(columns.size() - 1);
	}

	/** Makes the file, with the columns that were added. */
	void start() throws IOException {
		schema = new MessageType("table", columns.stream().<Type>map(ParquetColumn::type).toList());
		file = new ParquetFileWriter(new LocalOutputFile(path), schema, Mode.CREATE, BYTES, 0, null, properties);
		file.start();
		begin();
	}

	private void begin() {
		pages = new ColumnChunkPageWriteStore(new Gzip(), schema, properties.getAllocator(), properties.getColumnIndexTruncateLength());
		group = properties.newColumnWriteStore(schema, pages, pages);
		List<ColumnDescriptor> written = new ArrayList<>(schema.getColumns());
		for (int i = 0; i < written.size(); i++) {
			columns.get(i).fill(group.getColumnWriter(written.get(i)));
		}
		rows = 0;
	}

	/** Ends a row, of which each column has got its value. */
	void endRow() throws IOException {
		group.endRecord();
		if (++rows == ROWS || rows % CHECK == 0 && group.getBufferedSize() > BYTES) {
			flush();
			begin();
		}
	}

	private void flush() throws IOException {
		if (rows > 0) {
			file.startBlock(rows);
			group.flush();
			pages.flushToFileWriter(file);
			file.endBlock();
		}
		group.close();
		pages.close();
	}

	/** Writes what is left, and the description of the table. A file that was not closed is none. */
	@Override
	public void close() throws IOException {
		if (file == null) {
			return;
		}
		try (ParquetFileWriter closing = file) {
			flush();
			closing.end(Map.of());
		}
	}
}
