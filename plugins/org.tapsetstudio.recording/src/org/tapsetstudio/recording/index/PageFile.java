package org.tapsetstudio.recording.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * A file of which pieces are handed out as mapped memory. What is handed out was written with zeros first, so a full disk is an exception here and no signal when
 * the memory is used. One thread allocates; pieces may be read by any.
 */
final class PageFile implements Closeable {
	private static final int WINDOW_BITS = 26;
	private static final int WINDOW = 1 << WINDOW_BITS;
	private static final int LARGEST_STEP = 16 << 20;
	private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20);

	private final Path path;
	private final FileChannel channel;
	private final boolean writable;
	private MappedByteBuffer[] windows = new MappedByteBuffer[1];
	private long reserved;
	private long end;

	private PageFile(Path path, FileChannel channel, boolean writable, long end) {
		this.path = path;
		this.channel = channel;
		this.writable = writable;
		this.end = end;
	}

	/**
	 * Makes a file that only its owner may read, with a name that no other has: several may index one recording at the same time.
	 *
	 * @param begin of its name
	 * @param end of its name
	 */
	static PageFile create(Path folder, String begin, String end) throws IOException {
		Path path = Files.createTempFile(folder, begin, end, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		return new PageFile(path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), true, 0);
	}

	static PageFile open(Path path) throws IOException {
		FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
		return new PageFile(path, channel, false, channel.size());
	}

	/** Its name in its folder. */
	String name() {
		return path.getFileName().toString();
	}

	/** Whether nobody took it out of its folder. */
	boolean isThere() {
		return Files.exists(path);
	}

	/** Bytes handed out, or the length of a file that is only read. */
	long end() {
		return end;
	}

	/**
	 * Hands out zeroed bytes in one piece.
	 *
	 * @param bytes at most 64 MiB
	 * @return where they are
	 */
	long allocate(int bytes) throws IOException {
		long at = end + 7 & -8L;
		if (at >>> WINDOW_BITS != at + bytes - 1 >>> WINDOW_BITS) {
			at = at + WINDOW - 1 & -(long) WINDOW;
		}
		reserve(at + bytes);
		end = at + bytes;
		return at;
	}

	private void reserve(long needed) throws IOException {
		if (needed <= reserved) {
			return;
		}
		long wanted = Math.max(needed, reserved + Math.min(LARGEST_STEP, Math.max(16 << 10, reserved / 2)));
		while (reserved < wanted) {
			ByteBuffer zeros = ZEROS.duplicate().limit((int) Math.min(ZEROS.capacity(), wanted - reserved));
			reserved += channel.write(zeros, reserved);
		}
	}

	/** The bytes at a place that was handed out in one piece. */
	ByteBuffer piece(long offset, int length) throws IOException {
		if (offset < 0 || length < 0 || offset + length > end || offset >>> WINDOW_BITS != Math.max(offset, offset + length - 1) >>> WINDOW_BITS) {
			throw new IndexDamagedException("a piece lies outside of its file");
		}
		return window((int) (offset >>> WINDOW_BITS)).slice((int) (offset & WINDOW - 1), length).order(ByteOrder.LITTLE_ENDIAN);
	}

	private synchronized MappedByteBuffer window(int index) throws IOException {
		if (index >= windows.length) {
			windows = Arrays.copyOf(windows, Math.max(index + 1, 2 * windows.length));
		}
		if (windows[index] == null) {
			long start = (long) index << WINDOW_BITS;
			windows[index] = channel.map(writable ? MapMode.READ_WRITE : MapMode.READ_ONLY, start, writable ? WINDOW : Math.min(WINDOW, end - start));
		}
		return windows[index];
	}

	/** Cuts the file to what was handed out and waits until it is on the disk. What was handed out may still be used. */
	void finish() throws IOException {
		for (MappedByteBuffer window : windows) {
			if (window != null) {
				window.force(0, (int) Math.min(window.capacity(), Math.max(0, end - (long) indexOf(window) * WINDOW)));
			}
		}
		channel.truncate(end);
		channel.force(true);
	}

	/** Maps a file that is only read whole, so that it may be closed. */
	void mapAll() throws IOException {
		for (int i = 0; (long) i << WINDOW_BITS < end; i++) {
			window(i);
		}
	}

	/** Takes a file that is not what was written out of its folder, so that nobody opens it again. What was handed out may still be used. */
	void remove() throws IOException {
		Files.deleteIfExists(path);
	}

	private int indexOf(MappedByteBuffer window) {
		return Arrays.asList(windows).indexOf(window);
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
