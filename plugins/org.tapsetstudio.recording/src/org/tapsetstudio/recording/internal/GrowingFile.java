package org.tapsetstudio.recording.internal;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.tapsetstudio.recording.RecordingException;

/**
 * One file of a recording, mapped in windows while somebody else appends to it.
 * <p>
 * Positions count from behind the header. Each window reaches beyond its nominal end by the size of the largest event, so that an event that starts in a window can
 * be read from it whole. Only bytes that exist in the file are ever mapped: touching others would kill the reader.
 * <p>
 * {@link #extend()} by one thread at a time; everything else by any thread.
 */
public final class GrowingFile {
	/** Bytes of the header. */
	public static final int HEADER = 4096;
	/** Magic of a stream. */
	public static final String STREAM = "TAPSETST";
	/** Magic of a process log. */
	public static final String LOG = "TAPSETPL";

	private static final int VERSION = 1;
	private static final int WINDOW_BITS = 26;
	private static final int WINDOW = 1 << WINDOW_BITS;
	private static final int OVERLAP = 8192;
	private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private final Path path;
	private volatile AtomicReferenceArray<ByteBuffer> windows;
	private final ByteBuffer header;
	private ByteBuffer writable;
	private long size;
	private long limit;

	private GrowingFile(Path path, ByteBuffer first, long size) {
		this.path = path;
		this.windows = new AtomicReferenceArray<>(windowsIn(size));
		this.windows.set(0, first);
		this.header = first;
		this.size = size;
	}

	/**
	 * Maps a file whose header is complete.
	 *
	 * @return null when the file does not hold a whole header yet
	 * @throws RecordingException when it is no such file, or of another version
	 */
	public static GrowingFile open(Path path, String magic) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			long size = channel.size();
			if (size < HEADER) {
				return null;
			}
			ByteBuffer first = map(channel, 0);
			byte[] start = new byte[8];
			first.get(0, start);
			if (first.getLong(0) == 0) {
				return null;
			}
			if (!new String(start, StandardCharsets.ISO_8859_1).equals(magic)) {
				throw new RecordingException(path, 0, "This is no " + (magic.equals(STREAM) ? "event stream" : "process log") + " of a recording.");
			}
			int version = first.getInt(8);
			if (version != VERSION) {
				throw new RecordingException(path, 8, "The recording has format version " + Integer.toUnsignedString(version)
						+ "; this version of Tapset Studio reads version " + VERSION + " only.");
			}
			if (first.getInt(12) != HEADER) {
				throw new RecordingException(path, 12, "The header says that it is " + Integer.toUnsignedString(first.getInt(12)) + " bytes long, not " + HEADER + ".");
			}
			return new GrowingFile(path, first, size);
		}
	}

	/** Maps a window of what the file holds. A program that ends cuts its files to what it used, which may happen just now. */
	private static ByteBuffer map(FileChannel channel, long start) throws IOException {
		while (true) {
			long size = channel.size();
			long length = Math.min(size - start, (long) WINDOW + OVERLAP);
			try {
				return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
			} catch (IOException e) {
				if (channel.size() >= size) {
					throw e;
				}
			}
		}
	}

	/** The file. */
	public Path path() {
		return path;
	}

	/** A 32-bit field of the header, acquired. */
	public int headerInt(int offset) {
		return (int) INT.getAcquire(header, offset);
	}

	/** A 64-bit field of the header, acquired. */
	public long headerLong(int offset) {
		return (long) LONG.getAcquire(header, offset);
	}

	/** Sets a 64-bit field of the header for the writer to see. */
	public void setHeaderLong(int offset, long value) throws IOException {
		if (writable == null) {
			try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
				writable = channel.map(MapMode.READ_WRITE, 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
			}
		}
		LONG.setRelease(writable, offset, value);
	}

	/** The comm field of the header. */
	public String comm() {
		byte[] bytes = new byte[16];
		header.get(64, bytes);
		return Bytes.text(bytes, 0, 16);
	}

	/**
	 * Takes notice of what was committed since the last call and maps it.
	 *
	 * @return how many bytes behind the header may be read: never more than the file holds, and never less than before
	 */
	public long extend() throws IOException {
		long committed = headerLong(40);
		if (committed == limit) {
			return limit;
		}
		if (committed < 0 || committed > size - HEADER) {
			grow();
		}
		long available = size - HEADER;
		limit = Math.max(limit, committed < 0 ? available : Math.min(committed, available));
		return limit;
	}

	private void grow() throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			long now = channel.size();
			if (now <= size) {
				return;
			}
			AtomicReferenceArray<ByteBuffer> grown = new AtomicReferenceArray<>(windowsIn(now));
			int whole = windowsIn(Math.max(1, size - OVERLAP)) - 1;
			for (int i = 0; i < whole; i++) {
				grown.set(i, windows.get(i));
			}
			windows = grown;
			size = now;
		}
	}

	/** The window that holds the event at this position; a position in it is at {@code position - windowBase(position)}. */
	public ByteBuffer window(long position) throws IOException {
		int index = (int) (position + HEADER >>> WINDOW_BITS);
		AtomicReferenceArray<ByteBuffer> all = windows;
		ByteBuffer window = all.get(index);
		if (window == null) {
			try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
				window = map(channel, (long) index << WINDOW_BITS);
			}
			all.set(index, window);
		}
		return window;
	}

	private static int windowsIn(long size) {
		return (int) Math.min(Integer.MAX_VALUE - 8, size + WINDOW - 1 >>> WINDOW_BITS);
	}

	/** The position at index 0 of the window of this position; negative for the first. */
	public static long windowBase(long position) {
		return (position + HEADER & -(long) WINDOW) - HEADER;
	}

	/** The first position behind the window of this position. */
	public static long windowEnd(long position) {
		return windowBase(position) + WINDOW;
	}

	/** 4 bytes at a position below the limit that is a multiple of 4. */
	public int getInt(long position) throws IOException {
		return window(position).getInt((int) (position - windowBase(position)));
	}

	/** 8 bytes at a position below the limit that is a multiple of 8. */
	public long getLong(long position) throws IOException {
		return window(position).getLong((int) (position - windowBase(position)));
	}

	/** Copies bytes below the limit. */
	public byte[] getBytes(long position, int length) throws IOException {
		byte[] result = new byte[length];
		int done = 0;
		while (done < length) {
			long at = position + done;
			int part = (int) Math.min(length - done, windowEnd(at) - at);
			window(at).get((int) (at - windowBase(at)), result, done, part);
			done += part;
		}
		return result;
	}
}
