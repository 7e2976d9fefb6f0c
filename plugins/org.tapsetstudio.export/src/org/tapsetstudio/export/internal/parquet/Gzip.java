package org.tapsetstudio.export.internal.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages with what Java has; the library's own way leads through Hadoop. */
final class Gzip implements BytesInputCompressor {
	@Override
	public BytesInput compress(BytesInput page) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			page.writeAllTo(gzip);
		}
		return BytesInput.from(compressed.toByteArray());
	}

	@Override
	public CompressionCodecName getCodecName() {
		return CompressionCodecName.GZIP;
	}

	@Override
	public void release() {
		// nothing is held
	}
}
