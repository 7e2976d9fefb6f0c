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
	/** Where packets tell of the parent. */
	private static final int FORK = PACKET_HEADER + 60;
	private static final int LARGEST_PACKET = 1 << 28;
	private static final long WITHOUT_INSTRUCTION = 0xFFFFFFFFL << 32;

	/** A thread by process, the process' start, thread id and number. */
	private record ThreadKey(int pid, long start, int tid, int number) {
	}

	/** The parent's stream, and what it held when a child was forked. */
	private record ForkedAt(StreamWriter stream, long committed) {
	}

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
	private final Map<ThreadKey, Map<Long, ForkedAt>> forks = new HashMap<>();
	private final List<String> notes = new ArrayList<>();
	private Process process;
	private StreamWriter thread;
	private Map<Long, ForkedAt> forksOfThread = Map.of();
	private long eventsOfThread;
	private long discarded;
	private int threads;
	private long events;

	/** Into a new folder. */
	public CtfImport(Path folder, CtfDescription description) {
		this.recording = new RecordingWriter(folder, description.wallNanos());
		this.description = description;
	}

	/** Looks at where the process of a file came from. Ask for all files first. @return when the process began: parents go before their children */
	public long announce(Path file) throws IOException {
		try (FileChannel in = FileChannel.open(file)) {
			ByteBuffer head = read(in, 0, FORK + 28);
			if (head.remaining() < FORK + 28 || head.getInt(0) != CtfPackets.MAGIC) {
				return 0;
			}
			if (head.getInt(FORK + 12) != 0) {
				forks.computeIfAbsent(new ThreadKey(head.getInt(FORK), head.getLong(FORK + 4), head.getInt(FORK + 12), head.getInt(FORK + 16)), t -> new HashMap<>()).put(head.getLong(FORK + 20), null);
			}
			return head.getLong(FORK - 12);
		}
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
		int number = in.getInt();
		ThreadKey parent = new ThreadKey(in.getInt(), in.getLong(), in.getInt(), in.getInt());
		long forked = in.getLong();
		if (pid < 0 || tid < 0) {
			throw new ImportException("A packet is of process " + Integer.toUnsignedString(pid) + " and thread " + Integer.toUnsignedString(tid) + ", which cannot be.");
		}
		String processName = text(in);
		String threadName = text(in);
		if (thread == null) {
			process = processes.computeIfAbsent(List.of((long) pid, start), p -> new Process(image(pid, start, processName, parent, forked)));
			thread = process.image.stream(tid, begin, threadName);
			threads++;
			eventsOfThread = 0;
			forksOfThread = forks.getOrDefault(new ThreadKey(pid, start, tid, number), Map.of());
			forkHere();
		}
		if (lost > discarded) {
			thread.lost(begin, lost - discarded);
			discarded = lost;
		}
		while (in.hasRemaining()) {
			event(in);
		}
	}

	private ImageWriter image(int pid, long start, String name, ThreadKey parent, long forked) {
		Process from = processes.get(List.of((long) parent.pid, parent.start));
		if (from == null || pid == parent.pid && start == parent.start) {
			return recording.image(pid, start, name, name);
		}
		ImageWriter image = recording.fork(from.image, pid, start, name);
		ForkedAt at = forks.getOrDefault(parent, Map.of()).get(forked);
		if (at != null) {
			image.forkPoint(at.stream, at.committed);
		}
		return image;
	}

	private void forkHere() {
		if (forksOfThread.containsKey(eventsOfThread)) {
			forksOfThread.put(eventsOfThread, new ForkedAt(thread, thread.committed()));
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
		eventsOfThread++;
		forkHere();
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
		return new ImportSummary(threads, events, "event", List.copyOf(notes));
	}

	@Override
	public void close() {
		recording.close();
	}
}
