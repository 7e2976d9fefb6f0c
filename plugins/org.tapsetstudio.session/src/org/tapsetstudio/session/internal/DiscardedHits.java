package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How many hits the conditions of a plan turned away where they happened: the sum of the file {@code discarded} of a recording. */
final class DiscardedHits {
	private final ByteBuffer counters;

	/** Of a recording that may still grow. */
	DiscardedHits(Path folder) throws IOException {
		ByteBuffer mapped = ByteBuffer.allocate(0);
		try (FileChannel file = FileChannel.open(folder.resolve("discarded"), StandardOpenOption.READ)) {
			mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
		} catch (NoSuchFileException e) {
			// No probe has conditions.
		}
		counters = mapped.order(ByteOrder.LITTLE_ENDIAN);
	}

	long count() {
		long sum = 0;
		for (int at = 0; at + Long.BYTES <= counters.capacity(); at += Long.BYTES) {
			sum += counters.getLong(at);
		}
		return sum;
	}
}
