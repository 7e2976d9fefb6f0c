package org.tapsetstudio.export.internal.importing;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.export.importing.ImportException;
import org.tapsetstudio.export.importing.ImportSummary;
import org.tapsetstudio.recording.pairing.Function;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/** Makes a recording of calls that another tool saw: they are entries and returns of the provider {@value Function#IMPORTED}, so that all analyses and scripts work on them. */
final class CallWriter implements Closeable {
	private static final int MOST_THREADS = 20_000;
	private static final int MOST_NAMES = 4_000_000;
	private static final long WITHOUT_INSTRUCTION = 0xFFFFFFFFL << 32;

	/**
	 * What is called.
	 *
	 * @param file empty if not known
	 * @param line 0 if not known
	 */
	record Callee(String name, String file, int line) {
	}

	private final RecordingWriter recording;
	private final Map<Integer, Process> processes = new HashMap<>();
	private final List<String> notes = new ArrayList<>();
	private int threads;
	private int names;
	private long calls;

	/** @param wallNanos nanoseconds since 1970 at time 0; 0 if not known */
	CallWriter(Path folder, long wallNanos) {
		recording = new RecordingWriter(folder, wallNanos);
	}

	private static final class Process {
		private final ImageWriter image;
		private final int entry;
		private final int leave;
		private final Map<Callee, Long> frames = new HashMap<>();
		private final Map<String, Integer> markers = new HashMap<>();

		Process(ImageWriter image) {
			this.image = image;
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			entry = image.site(Function.IMPORTED, "function__entry", 3, "", frame);
			leave = image.site(Function.IMPORTED, "function__return", 3, "", frame);
		}
	}

	/** A new thread. Its calls must come in the order of time. */
	Thread thread(int pid, String processName, int tid, String threadName) throws ImportException {
		if (++threads > MOST_THREADS) {
			throw new ImportException("There are more than " + MOST_THREADS + " threads.");
		}
		Process process = processes.computeIfAbsent(pid, p -> new Process(recording.image(p, processes.size() + 1L, line(processName), line(processName))));
		return new Thread(process, process.image.stream(tid, 0, line(threadName)));
	}

	private static String line(String name) {
		return name.replace('\0', ' ');
	}

	/** Says something about what was read, once. */
	void note(String sentence) {
		if (!notes.contains(sentence)) {
			notes.add(sentence);
		}
	}

	ImportSummary summary() {
		return new ImportSummary(threads, calls, "call", List.copyOf(notes));
	}

	@Override
	public void close() {
		recording.close();
	}

	/** The calls of one thread. Times are nanoseconds from 0; an earlier one than the last counts as that. */
	final class Thread {
		private final Process process;
		private final StreamWriter stream;
		private long[] open = new long[64];
		private int depth;
		private long latest;

		private Thread(Process process, StreamWriter stream) {
			this.process = process;
			this.stream = stream;
		}

		private long at(long nanos) {
			latest = Math.max(latest, nanos);
			return latest;
		}

		/** A call begins. */
		void open(Callee callee, long nanos) throws ImportException {
			if (depth == open.length) {
				open = Arrays.copyOf(open, 2 * depth);
			}
			open[depth] = frame(callee);
			stream.event(at(nanos), process.entry, 0, open[depth++]);
			calls++;
		}

		private long frame(Callee callee) throws ImportException {
			Long known = process.frames.get(callee);
			if (known == null) {
				if (++names > MOST_NAMES) {
					throw new ImportException("There are more than " + MOST_NAMES + " different functions.");
				}
				known = process.image.frame(callee.file, callee.name, callee.name, callee.line, null) | WITHOUT_INSTRUCTION;
				process.frames.put(callee, known);
			}
			return known;
		}

		/** The innermost call ends; nothing happens where none is open. */
		void close(long nanos) {
			if (depth > 0) {
				stream.event(at(nanos), process.leave, 0, open[--depth]);
			}
		}

		/** How many calls are open. */
		int depth() {
			return depth;
		}

		/** Something without duration. */
		void instant(String name, long nanos) throws ImportException {
			Integer site = process.markers.get(name);
			if (site == null) {
				if (++names > MOST_NAMES) {
					throw new ImportException("There are more than " + MOST_NAMES + " different functions.");
				}
				site = process.image.site(Function.IMPORTED, line(name), 3, "");
				process.markers.put(name, site);
			}
			stream.event(at(nanos), site, 0);
		}

		/** Ends all calls. */
		void end(long nanos) {
			while (depth > 0) {
				close(nanos);
			}
			stream.end();
		}
	}
}
