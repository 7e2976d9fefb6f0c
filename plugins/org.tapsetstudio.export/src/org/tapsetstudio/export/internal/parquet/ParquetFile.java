package org.tapsetstudio.export.internal.parquet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.tapsetstudio.export.internal.parquet.ParquetColumn.Type;

/**
 * Writes a table as a file of Apache Parquet, version 2.9 of the format: plain numbers with their least and greatest value, texts by dictionary, compressed with gzip, which every reader knows. Holds one group of
 * rows in memory, at most {@value #ROWS} of them or some 16 MiB of texts.
 */
public final class ParquetFile implements Closeable {
	private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
	private static final int ROWS = 1 << 17;
	private static final int TEXTS = 16 << 20;
	private static final int GZIP = 2;
	private static final int REQUIRED = 0;

	/** Where a column of a group of rows is. */
	private record Chunk(long dictionary, long data, long end, long uncompressed, byte[] least, byte[] greatest) {
		long start() {
			return dictionary >= 0 ? dictionary : data;
		}
	}

	private record Group(int rows, List<Chunk> chunks) {
	}

	private final OutputStream out;
	private final List<ParquetColumn> columns = new ArrayList<>();
	private final List<Group> groups = new ArrayList<>();
	private long position;
	private long rows;

	/** Makes the file, which must not be there. */
	public ParquetFile(Path path) throws IOException {
		out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
		write(MAGIC);
	}

	/** Adds a column; before the first row. */
	public ParquetColumn column(String name, Type type) {
		columns.add(new ParquetColumn(name, type));
		return columns.get(columns.size() - 1);
	}

	/** Ends a row, of which each column has got its value. */
	public void endRow() throws IOException {
		int count = columns.get(0).count();
		int texts = 0;
		for (ParquetColumn column : columns) {
			texts = Math.max(texts, column.textSize());
			if (column.count() != count) {
				throw new IllegalStateException(column.name() + " has no value in this row");
			}
		}
		if (count == ROWS || texts > TEXTS) {
			flush();
		}
	}

	private void flush() throws IOException {
		int count = columns.get(0).count();
		if (count == 0) {
			return;
		}
		List<Chunk> chunks = new ArrayList<>();
		for (ParquetColumn column : columns) {
			chunks.add(chunk(column));
			column.clear();
		}
		groups.add(new Group(count, chunks));
		rows += count;
	}

	private Chunk chunk(ParquetColumn column) throws IOException {
		long start = position;
		if (column.type() != Type.TEXT) {
			long uncompressed = page(column.data(), head -> head.begin(5).i32(1, column.count()).i32(2, ParquetColumn.PLAIN).i32(3, ParquetColumn.RLE).i32(4, ParquetColumn.RLE).end(), 0);
			return new Chunk(-1, start, position, uncompressed, column.extreme(false), column.extreme(true));
		}
		long uncompressed = page(column.dictionary(), head -> head.begin(7).i32(1, column.differentTexts()).i32(2, ParquetColumn.PLAIN).end(), 2);
		long data = position;
		uncompressed += page(column.data(), head -> head.begin(5).i32(1, column.count()).i32(2, ParquetColumn.DICTIONARY).i32(3, ParquetColumn.RLE).i32(4, ParquetColumn.RLE).end(), 0);
		return new Chunk(start, data, position, uncompressed, null, null);
	}

	private interface PageKind {
		void describe(ThriftWriter head);
	}

	/** @return bytes before compression, with the head */
	private long page(byte[] content, PageKind kind, int type) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(content);
		}
		ThriftWriter head = new ThriftWriter().i32(1, type).i32(2, content.length).i32(3, compressed.size());
		kind.describe(head);
		byte[] bytes = head.end().bytes();
		write(bytes);
		write(compressed.toByteArray());
		return bytes.length + content.length;
	}

	private void write(byte[] bytes) throws IOException {
		out.write(bytes);
		position += bytes.length;
	}

	/** Writes what is left, and the description of the table. A file that was not closed is none. */
	@Override
	public void close() throws IOException {
		try (OutputStream closing = out) {
			flush();
			byte[] description = description();
			write(description);
			write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(description.length).array());
			write(MAGIC);
		}
	}

	private byte[] description() {
		ThriftWriter file = new ThriftWriter().i32(1, 1).list(2, ThriftWriter.STRUCT, 1 + columns.size());
		file.element().text(4, "schema").i32(5, columns.size()).end();
		for (ParquetColumn column : columns) {
			schema(file.element().i32(1, column.type().physical).i32(3, REQUIRED).text(4, column.name()), column.type());
		}
		file.i64(3, rows).list(4, ThriftWriter.STRUCT, groups.size());
		for (Group group : groups) {
			group(file.element(), group);
		}
		file.text(6, "Tapset Studio").list(7, ThriftWriter.STRUCT, columns.size());
		for (int i = 0; i < columns.size(); i++) {
			file.element().empty(1).end();
		}
		return file.end().bytes();
	}

	private static void schema(ThriftWriter element, Type type) {
		if (type == Type.TEXT) {
			element.i32(6, 0).begin(10).empty(1).end();
		} else if (type == Type.MOMENT) {
			element.i32(6, 10).begin(10).begin(8).yes(1).begin(2).empty(2).end().end().end();
		}
		element.end();
	}

	private void group(ThriftWriter out, Group group) {
		out.list(1, ThriftWriter.STRUCT, columns.size());
		long size = 0;
		for (int i = 0; i < columns.size(); i++) {
			Chunk chunk = group.chunks.get(i);
			boolean text = chunk.dictionary >= 0;
			size += chunk.uncompressed;
			out.element().i64(2, chunk.start()).begin(3).i32(1, columns.get(i).type().physical);
			out.list(2, ThriftWriter.I32, text ? 3 : 2).i32(ParquetColumn.PLAIN).i32(ParquetColumn.RLE);
			if (text) {
				out.i32(ParquetColumn.DICTIONARY);
			}
			out.list(3, ThriftWriter.BINARY, 1).text(columns.get(i).name()).i32(4, GZIP).i64(5, group.rows).i64(6, chunk.uncompressed).i64(7, chunk.end - chunk.start()).i64(9, chunk.data);
			if (text) {
				out.i64(11, chunk.dictionary);
			} else {
				out.begin(12).i64(3, 0).bytes(5, chunk.greatest).bytes(6, chunk.least).end();
			}
			out.end().end();
		}
		out.i64(2, size).i64(3, group.rows).end();
	}
}
