package org.tapsetstudio.export.internal.ctf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;
import org.tapsetstudio.export.internal.ctf.CtfEvent.Field;
import org.tapsetstudio.export.internal.ctf.CtfEvent.Kind;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Makes a recording of the stream files of a CTF trace. */
public final class CtfImport implements Closeable {
	private static final int PACKET_HEADER = 24;
	private static final int LARGEST_PACKET = 1 << 28;
	private static final long WITHOUT_INSTRUCTION = 0xFFFFFFFFL << 32;

	private record Place(String file, String function, String qualifiedName, int firstLine) {
	}

	private static final class Process {
		private final ImageWriter image;
		private final Map<Integer, Integer> sites = new HashMap<>();
		private final Map<Place, Integer> frames = new HashMap<>();

		Process(ImageWriter image) {
			this.image = image;
		}
	}

	private final RecordingWriter recording;
	private final CtfDescription description;
	private final Map<List<Long>, Process> processes = new HashMap<>();
	private final List<String> notes = new ArrayList<>();
	private Process process;
	private StreamWriter thread;
	private long discarded;
	private int threads;
	private long events;

	/** Into a new folder. */
	public CtfImport(Path folder, CtfDescription description) {
		this.recording = new RecordingWriter(folder, description.wallNanos());
		this.description = description;
	}

	/** Reads a file, which is a thread. A packet that is cut off ends it. */
	public void stream(Path file) throws IOException {
		thread = null;
		discarded = 0;
		try (FileChannel in = FileChannel.open(file)) {
			long at = 0;
			while (at < in.size()) {
				ByteBuffer head = read(in, at, PACKET_HEADER + 40);
				int magic = head.remaining() < PACKET_HEADER + 40 ? 0 : head.getInt(0);
				long bits = magic == CtfPackets.MAGIC ? head.getLong(PACKET_HEADER + 16) : 0;
				if (magic != CtfPackets.MAGIC || bits < 8 * (PACKET_HEADER + 40) || bits / 8 > LARGEST_PACKET) {
					throw new ImportException(file + ", byte " + at + ": a packet of CTF is expected here.");
				}
				ByteBuffer packet = read(in, at, (int) (bits / 8));
				if (packet.remaining() < bits / 8) {
					notes.add(file.getFileName() + " is cut off in its last packet.");
				}
				try {
					packet(packet.position(PACKET_HEADER));
				} catch (BufferUnderflowException e) {
					if (packet.limit() == bits / 8) {
						throw new ImportException(file + ", byte " + at + ": an event of this packet reaches over its end.", e);
					}
				}
				at += bits / 8;
			}
		}
		if (thread != null) {
			thread.end();
		}
	}

	private static ByteBuffer read(FileChannel in, long at, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, in.size() - at)).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining() && in.read(bytes, at + bytes.position()) >= 0) {
			continue;
		}
		return bytes.flip();
	}

	private void packet(ByteBuffer in) throws ImportException {
		long begin = in.getLong();
		in.getLong();
		in.getLong();
		in.getLong();
		long lost = in.getLong();
		int pid = in.getInt();
		int tid = in.getInt();
		long start = in.getLong();
		in.getInt();
		if (pid < 0 || tid < 0) {
			throw new ImportException("A packet is of process " + Integer.toUnsignedString(pid) + " and thread " + Integer.toUnsignedString(tid) + ", which cannot be.");
		}
		String processName = text(in);
		String threadName = text(in);
		if (thread == null) {
			process = processes.computeIfAbsent(List.of((long) pid, start), p -> new Process(recording.image(pid, start, processName, processName)));
			thread = process.image.stream(tid, begin, threadName);
			threads++;
		}
		if (lost > discarded) {
			thread.lost(begin, lost - discarded);
			discarded = lost;
		}
		while (in.hasRemaining()) {
			event(in);
		}
	}

	private void event(ByteBuffer in) throws ImportException {
		int id = in.getInt();
		long time = in.getLong();
		int flags = in.getShort() & 0xFFFF;
		if (id < 0 || id >= description.events().size()) {
			throw new ImportException("An event has the number " + Integer.toUnsignedString(id) + ", which the metadata does not describe.");
		}
		CtfEvent event = description.events().get(id);
		long[] values = new long[event.fields().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(in, event.fields().get(i).kind());
		}
		thread.event(time, process.sites.computeIfAbsent(id, e -> site(event)), flags, values);
		events++;
	}

	private long value(ByteBuffer in, Kind kind) {
		if (kind == Kind.NUMBER) {
			return in.getLong();
		}
		if (kind == Kind.TEXT) {
			return process.image.string(text(in));
		}
		Place place = new Place(text(in), text(in), text(in), in.getInt());
		in.getInt();
		return process.frames.computeIfAbsent(place, p -> process.image.frame(p.file, p.function, p.qualifiedName, p.firstLine, null)) | WITHOUT_INSTRUCTION;
	}

	private int site(CtfEvent event) {
		List<SlotSpec> slots = new ArrayList<>();
		for (Field field : event.fields()) {
			slots.add(new SlotSpec(field.kind() == Kind.NUMBER ? 1 : field.kind() == Kind.TEXT ? 2 : 4, field.argument(), 0, -8));
		}
		int colon = event.name().indexOf(':');
		return process.image.site(event.name().substring(0, colon), event.name().substring(colon + 1), 3, "", slots.toArray(SlotSpec[]::new));
	}

	private static String text(ByteBuffer in) {
		int from = in.position();
		while (in.get() != 0) {
			continue;
		}
		return StandardCharsets.UTF_8.decode(in.slice(from, in.position() - from - 1)).toString();
	}

	/** What came in. */
	public ImportSummary summary() {
		return new ImportSummary(threads, events, List.copyOf(notes));
	}

	@Override
	public void close() {
		recording.close();
	}
}
