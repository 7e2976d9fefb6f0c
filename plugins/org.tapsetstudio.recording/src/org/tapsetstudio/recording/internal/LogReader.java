package org.tapsetstudio.recording.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.tapsetstudio.recording.ArmedBy;
import org.tapsetstudio.recording.ForkPoint;
import org.tapsetstudio.recording.Frame;
import org.tapsetstudio.recording.ImageId;
import org.tapsetstudio.recording.Module;
import org.tapsetstudio.recording.Note;
import org.tapsetstudio.recording.Problem;
import org.tapsetstudio.recording.ProcessExit;
import org.tapsetstudio.recording.Site;
import org.tapsetstudio.recording.Slot;
import org.tapsetstudio.recording.SlotKind;

/**
 * Reads a process log as it grows. A record that cannot be right is skipped and reported; where not even its size can be right, reading ends.
 */
public final class LogReader {
	private static final int MAXIMUM_RECORD = 64 << 20;
	private static final int MAXIMUM_NOTES = 10_000;
	/** Bytes of each record's fixed part, by type. */
	private static final int[] MINIMUM = { 0, 48, 32, 40, 16, 40, 40, 16, 24, 24 };

	private final GrowingFile file;
	private final ProcessLog log;
	private final Calibration calibration;
	private final Function<ImageId, Definitions> images;
	private final Consumer<Problem> problems;
	private long position;
	private int notes;
	private boolean ended;

	/**
	 * @param images finds the definitions of a parent image, null when there is none
	 * @param problems takes what was skipped
	 */
	public LogReader(GrowingFile file, ProcessLog log, Calibration calibration, Function<ImageId, Definitions> images, Consumer<Problem> problems) {
		this.file = file;
		this.log = log;
		this.calibration = calibration;
		this.images = images;
		this.problems = problems;
	}

	/** Reads what is new. */
	public void read() throws IOException {
		if (ended) {
			return;
		}
		long limit = file.extend();
		while (limit - position >= 8) {
			int size = file.getInt(position);
			if (size < 8 || size > MAXIMUM_RECORD || (size & 7) != 0) {
				ended = true;
				problem("A record says that it is " + Integer.toUnsignedString(size) + " bytes long; the rest of this log is left out.");
				return;
			}
			if (size > limit - position) {
				return;
			}
			record(file.getInt(position + 4) & 0xFFFF, size);
			position += size;
		}
	}

	private void record(int type, int size) throws IOException {
		if (type == 4) {
			string(size);
			return;
		}
		if (type < 1 || type > 9) {
			return;
		}
		ByteBuffer record = ByteBuffer.wrap(file.getBytes(position, size)).order(ByteOrder.LITTLE_ENDIAN);
		if (size < MINIMUM[type]) {
			problem("A record of type " + type + " is only " + size + " bytes long; it is left out.");
			return;
		}
		switch (type) {
		case 1 -> process(record);
		case 2 -> module(record);
		case 3 -> site(record);
		case 5 -> frame(record);
		case 6 -> calibration.add(record.getLong(8), record.getLong(16), record.getLong(24), record.getLong(32));
		case 7 -> note(record);
		case 8 -> log.setExit(new ProcessExit(record.getInt(8) == 2, record.getLong(16)));
		default -> log.setForkPoint(new ForkPoint(record.getInt(8), record.getInt(12), record.getLong(16)));
		}
	}

	private void process(ByteBuffer record) {
		List<String> texts = texts(record, 48, 4);
		int ppid = record.getInt(12);
		long parentStart = record.getLong(24);
		long inherited = record.getLong(32);
		ImageId parent = parentStart == 0 ? null : new ImageId(ppid, parentStart);
		Definitions from = parent == null || inherited <= 0 || log.isKnown() ? null : images.apply(parent);
		if (from != null && from != log.definitions()) {
			log.definitions().inherit(from, inherited);
		}
		log.setProcess(new ProcessLog.Process(ppid, record.getInt(16), record.getInt(20), parent, record.getInt(40) == 2, texts.get(0), texts.get(1), texts.get(2),
				texts.get(3)));
	}

	private void module(ByteBuffer record) {
		List<String> texts = texts(record, 32, 2);
		int id = record.getInt(8);
		define(log.definitions().modules, id, new Module(id, record.getLong(16), record.getLong(24), texts.get(0), texts.get(1)), "module");
	}

	private void site(ByteBuffer record) {
		int id = record.getInt(8);
		int count = record.getInt(32);
		if (count < 0 || count > (record.capacity() - 40) / 8) {
			problem("A site names " + Integer.toUnsignedString(count) + " values, which do not fit; it is left out.");
			return;
		}
		List<Slot> slots = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int at = 40 + 8 * i;
			SlotKind kind = SlotKind.of(record.get(at));
			if (kind == null) {
				problem("A site has a value of unknown kind " + record.get(at) + "; it is left out.");
				return;
			}
			slots.add(new Slot(kind, record.get(at + 1) & 0xFF, record.get(at + 2) & 0xFF, record.get(at + 3)));
		}
		List<String> texts = texts(record, 40 + 8 * count, 4);
		define(log.definitions().sites, id, new Site(id, record.getInt(12), record.getInt(16), ArmedBy.of(record.getInt(20)), record.getLong(24), slots, texts.get(0),
				texts.get(1), texts.get(2), texts.get(3)), "site");
	}

	private void string(int size) throws IOException {
		int id = size < 16 ? 0 : file.getInt(position + 8);
		int length = size < 16 ? -1 : file.getInt(position + 12);
		if (length < 0 || length > size - 16) {
			problem("A string does not fit into its record; it is left out.");
			return;
		}
		define(log.definitions().texts, id, new Text(file, position + 16, length), "string");
	}

	private void frame(ByteBuffer record) {
		int id = record.getInt(8);
		int length = record.getInt(32);
		if (length < 0 || length > record.capacity() - 40) {
			problem("A line table does not fit into its record; the frame is left out.");
			return;
		}
		byte[] table = null;
		if (record.getInt(28) == 311 && length > 0) {
			table = new byte[length];
			record.get(40, table);
		}
		Definitions names = log.definitions();
		int file = record.getInt(12);
		int function = record.getInt(16);
		define(names.frames, id, new Frame(id, file, function, names.string(file), names.string(function), names.string(record.getInt(20)), record.getInt(24), table),
				"frame");
	}

	private void note(ByteBuffer record) {
		if (notes++ < MAXIMUM_NOTES) {
			Note.Severity[] severities = Note.Severity.values();
			int severity = Math.clamp(record.getInt(8) - 1, 0, severities.length - 1);
			log.addNote(new Note(severities[severity], texts(record, 16, 1).get(0)));
		}
	}

	private <T> void define(Ids<T> ids, int id, T item, String what) {
		if (!ids.add(id, item, position, position / 16 + 1024)) {
			problem("The " + what + " id " + Integer.toUnsignedString(id) + " is out of order; the definition is left out.");
		}
	}

	private static List<String> texts(ByteBuffer record, int at, int count) {
		byte[] bytes = record.array();
		List<String> result = new ArrayList<>();
		int from = at;
		for (int i = 0; i < count; i++) {
			int end = from;
			while (end < bytes.length && bytes[end] != 0) {
				end++;
			}
			result.add(from < end ? Bytes.text(bytes, from, end) : "");
			from = end + 1;
		}
		return result;
	}

	private void problem(String message) {
		problems.accept(new Problem(file.path(), GrowingFile.HEADER + position, message));
	}
}
