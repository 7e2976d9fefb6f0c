package org.tapsetstudio.export.internal.ctf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.tapsetstudio.recording.ThreadStream;

/** Writes the events of one thread as the packets of one stream file. */
final class CtfPackets implements Closeable {
	static final int MAGIC = 0xC1FC1FC1;
	private static final int FULL = 1 << 20;

	private final FileChannel file;
	private final UUID uuid;
	private final ThreadStream thread;
	private final CtfForks.Fork fork;
	private ByteBuffer buffer = ByteBuffer.allocate(FULL + (1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
	private int sizesAt;
	private long latest;
	private long discarded;
	private boolean open;

	CtfPackets(Path path, UUID uuid, ThreadStream thread, CtfForks.Fork fork) throws IOException {
		this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		this.uuid = uuid;
		this.thread = thread;
		this.fork = fork;
	}

	private void begin() {
		buffer.clear();
		buffer.putInt(MAGIC);
		buffer.order(ByteOrder.BIG_ENDIAN).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).order(ByteOrder.LITTLE_ENDIAN);
		buffer.putInt(0);
		sizesAt = buffer.position();
		buffer.putLong(latest).putLong(latest).putLong(0).putLong(0).putLong(0);
		buffer.putInt(thread.pid()).putInt(thread.tid()).putLong(thread.image().start()).putInt(thread.number());
		buffer.putInt(fork.parent()).putLong(fork.parentStart()).putInt(fork.tid()).putInt(fork.number()).putLong(fork.events());
		text(thread.image().comm());
		text(thread.comm());
		open = true;
	}

	/** Begins an event. Times that run backwards stand still. */
	void event(int id, long nanos, int flags) throws IOException {
		if (open && buffer.position() >= FULL) {
			end();
		}
		latest = Math.max(latest, nanos);
		if (!open) {
			begin();
		}
		room(16);
		buffer.putInt(id).putLong(latest).putShort((short) flags);
	}

	void number(long value) {
		room(8);
		buffer.putLong(value);
	}

	void line(int value) {
		room(4);
		buffer.putInt(value);
	}

	/** Text up to its first zero byte. */
	void text(String value) {
		int zero = value.indexOf(0);
		byte[] utf8 = (zero < 0 ? value : value.substring(0, zero)).getBytes(StandardCharsets.UTF_8);
		room(utf8.length + 1);
		buffer.put(utf8).put((byte) 0);
	}

	private void room(int bytes) {
		if (buffer.remaining() < bytes) {
			ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes)).order(ByteOrder.LITTLE_ENDIAN);
			buffer = larger.put(buffer.flip());
		}
	}

	/** Events are missing here: the packet ends, and the next says how many. */
	void lost(long nanos, long count) throws IOException {
		if (!open) {
			begin();
		}
		end();
		latest = Math.max(latest, nanos);
		discarded += Math.max(0, count);
		begin();
	}

	private void end() throws IOException {
		long bits = 8L * buffer.position();
		buffer.putLong(sizesAt + 8, latest).putLong(sizesAt + 16, bits).putLong(sizesAt + 24, bits).putLong(sizesAt + 32, discarded);
		buffer.flip();
		while (buffer.hasRemaining()) {
			file.write(buffer);
		}
		open = false;
	}

	@Override
	public void close() throws IOException {
		try (file) {
			if (open) {
				end();
			}
		}
	}
}
