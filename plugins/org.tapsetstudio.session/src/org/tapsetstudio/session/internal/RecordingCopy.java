package org.tapsetstudio.session.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A copy of a recording that grows on another machine. It grows in the order in which a reader may see it (docs/recording-format.md). For one thread. */
final class RecordingCopy implements AutoCloseable {
	private static final Pattern NAME = Pattern.compile("plan|discarded|[pt][0-9A-Za-z-]+\\.(log|stream)");
	private static final int HEADER = 4096;
	private static final int COMMITTED = 40;
	private static final int READ = 96;
	private static final int MOST_OPEN = 256;

	private final Path folder;
	private final Map<String, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);

	RecordingCopy(Path folder) {
		this.folder = folder;
	}

	/**
	 * Takes a part of a file as the far end sends it: name, offset, bytes.
	 *
	 * @throws IOException if it is no such part, or cannot be written
	 */
	void take(byte[] part) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
		int length = bytes.remaining() < Short.BYTES ? Integer.MAX_VALUE : Short.toUnsignedInt(bytes.getShort());
		if (bytes.remaining() - Long.BYTES < length) {
			throw new IOException("a part of a file is cut off");
		}
		byte[] letters = new byte[length];
		bytes.get(letters);
		String name = new String(letters, java.nio.charset.StandardCharsets.ISO_8859_1);
		long offset = bytes.getLong();
		if (!NAME.matcher(name).matches() || offset < 0) {
			throw new IOException("\"" + name + "\" is no file of a recording");
		}
		FileChannel file = file(name);
		if (offset == 0 && name.indexOf('.') > 0) {
			if (bytes.remaining() != HEADER) {
				throw new IOException("the header of " + name + " is cut off");
			}
			header(file, bytes);
		} else {
			write(file, bytes, offset);
		}
	}

	/** What the header says becomes true before it says how much is committed; what this end's reader wrote stays. */
	private static void header(FileChannel file, ByteBuffer header) throws IOException {
		ByteBuffer whole = header.slice();
		write(file, whole.slice(READ + Long.BYTES, HEADER - READ - Long.BYTES), READ + Long.BYTES);
		write(file, whole.slice(COMMITTED + Long.BYTES, READ - COMMITTED - Long.BYTES), COMMITTED + Long.BYTES);
		write(file, whole.slice(Long.BYTES, COMMITTED - Long.BYTES), Long.BYTES);
		write(file, whole.slice(0, Long.BYTES), 0); // the magic: from now on it is a file of a recording
		write(file, whole.slice(COMMITTED, Long.BYTES), COMMITTED);
	}

	private static void write(FileChannel file, ByteBuffer bytes, long offset) throws IOException {
		for (long at = offset; bytes.hasRemaining();) {
			at += file.write(bytes, at);
		}
	}

	private FileChannel file(String name) throws IOException {
		FileChannel known = open.get(name);
		if (known != null) {
			return known;
		}
		if (open.size() >= MOST_OPEN) {
			open.remove(open.keySet().iterator().next()).close();
		}
		FileChannel made = FileChannel.open(folder.resolve(name), Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		open.put(name, made);
		return made;
	}

	@Override
	public void close() throws IOException {
		for (FileChannel file : open.values()) {
			file.close();
		}
		open.clear();
	}
}
