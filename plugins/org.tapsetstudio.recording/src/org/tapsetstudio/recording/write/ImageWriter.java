package org.tapsetstudio.recording.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the log of one process image, and makes its streams. */
public final class ImageWriter {
	/** One value of a site: kind 1 INT, 2 STRING, 3 STRN, 4 FRAME. */
	public record SlotSpec(int kind, int argument, int lengthArgument, int size) {
	}

	private final Path folder;
	private final int pid;
	private final long start;
	private final RecordFile log;
	private final Map<String, Integer> strings = new HashMap<>();
	private final List<StreamWriter> streams = new ArrayList<>();
	private int nextSite;
	private int nextString = 1;
	private int nextFrame = 1;
	private long inherited;

	ImageWriter(Path folder, int pid, long start) {
		this.folder = folder;
		this.pid = pid;
		this.start = start;
		this.log = new RecordFile(folder.resolve(String.format("p%d-%016x.log", pid, start)), "TAPSETPL", pid, 0, start, start, "");
	}

	int pid() {
		return pid;
	}

	void inherit(ImageWriter parent) {
		strings.putAll(parent.strings);
		nextSite = parent.nextSite;
		nextString = parent.nextString;
		nextFrame = parent.nextFrame;
		inherited = parent.log.committed();
	}

	void process(int ppid, ImageWriter parent, String... texts) {
		byte[] tail = texts(texts);
		ByteBuffer b = record(1, 48 + tail.length);
		b.putInt(pid).putInt(ppid).putInt(1000).putInt(1000).putLong(parent == null ? 0 : parent.start).putLong(inherited).putInt(parent == null ? 1 : 2).putInt(0);
		end(b, tail);
	}

	/** A CLOCK record. */
	public void clock(long ticks, long monotonic, long wall, long hz) {
		record(6, 40).putLong(ticks).putLong(monotonic).putLong(wall).putLong(hz);
	}

	/** A MODULE record. */
	public void module(int id, String path, String buildId) {
		byte[] tail = texts(path, buildId);
		end(record(2, 32 + tail.length).putInt(id).putInt(0).putLong(0).putLong(1), tail);
	}

	/** A SITE record, armed by jmp. @return its id */
	public int site(String provider, String name, SlotSpec... slots) {
		return site(provider, name, 1, "", slots);
	}

	/** A SITE record. @return its id */
	public int site(String provider, String name, int how, String reason, SlotSpec... slots) {
		byte[] tail = texts(provider, name, "", reason);
		ByteBuffer b = record(3, 40 + 8 * slots.length + tail.length);
		b.putInt(nextSite).putInt(1).putInt(1).putInt(how).putLong(0x1000 + nextSite).putInt(slots.length).putInt(0);
		for (SlotSpec slot : slots) {
			b.put((byte) slot.kind).put((byte) slot.argument).put((byte) slot.lengthArgument).put((byte) slot.size).putInt(0);
		}
		end(b, tail);
		return nextSite++;
	}

	/** The id of a string; its STRING record when it is new. */
	public int string(String text) {
		Integer known = strings.get(text);
		if (known != null) {
			return known;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		end(record(4, 16 + bytes.length).putInt(nextString).putInt(bytes.length), bytes);
		strings.put(text, nextString);
		return nextString++;
	}

	/** A FRAME record. @param lineTable CPython 3.11 location table or null. @return its id */
	public int frame(String file, String function, String qualifiedName, int line, byte[] lineTable) {
		int fileId = string(file);
		int functionId = string(function);
		int qualifiedId = string(qualifiedName);
		byte[] table = lineTable == null ? new byte[0] : lineTable;
		ByteBuffer b = record(5, 40 + table.length);
		b.putInt(nextFrame).putInt(fileId).putInt(functionId).putInt(qualifiedId).putInt(line).putInt(lineTable == null ? 0 : 311).putInt(table.length).putInt(0);
		end(b, table);
		return nextFrame++;
	}

	/** A NOTE record. */
	public void note(int severity, String text) {
		byte[] tail = texts(text);
		end(record(7, 16 + tail.length).putInt(severity).putInt(0), tail);
	}

	/** An EXIT record. @param reason 1 exit, 2 exec */
	public void exit(int reason, long ticks) {
		record(8, 24).putInt(reason).putInt(0).putLong(ticks);
	}

	/** A FORK record. @param committed what the parent's stream held then, see {@link StreamWriter#committed()} */
	public void forkPoint(StreamWriter parent, long committed) {
		record(9, 24).putInt(parent.tid()).putInt(parent.number()).putLong(committed);
	}

	/** Makes the next stream of this thread id. */
	public StreamWriter stream(int tid, long ticks, String comm) {
		int number = (int) streams.stream().filter(s -> s.tid() == tid).count();
		Path path = folder.resolve(String.format("t%d-%016x-%d-%d.stream", pid, start, tid, number));
		StreamWriter stream = new StreamWriter(new RecordFile(path, "TAPSETST", pid, tid, start, ticks, comm), tid, number);
		streams.add(stream);
		return stream;
	}

	void flush() {
		log.flush();
		streams.forEach(StreamWriter::flush);
	}

	void close() {
		log.close();
		streams.forEach(StreamWriter::close);
	}

	private ByteBuffer record(int type, int size) {
		int whole = size + 7 & -8;
		return log.room(whole).putInt(whole).putShort((short) type).putShort((short) 0);
	}

	private static void end(ByteBuffer b, byte[] tail) {
		b.put(tail);
		while ((b.position() & 7) != 0) {
			b.put((byte) 0);
		}
	}

	private static byte[] texts(String... texts) {
		return (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8);
	}
}
