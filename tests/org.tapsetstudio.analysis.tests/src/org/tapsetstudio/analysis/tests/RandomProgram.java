package org.tapsetstudio.analysis.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/**
 * A program at random, which writes its recording and remembers what it did, one object for each call: what analyses answer can be compared with sums over this list, which know nothing of streams, pairing or
 * trees. There are recursion, markers without duration, calls left without a return, calls that had begun before the first event and such that never end. A tick is a nanosecond.
 */
final class RandomProgram {
	/** Ticks of the end of the process. */
	static final long END = 1_000_000_000;

	/** What a thread did: a call, or a marker, which has no duration. */
	static final class Call {
		final String thread;
		final List<String> path;
		final long start;
		long end = END;
		boolean unwound;
		boolean cutAtStart;
		boolean marker;

		Call(String thread, List<String> path, long start) {
			this.thread = thread;
			this.path = path;
			this.start = start;
		}

		String function() {
			return path.get(path.size() - 1);
		}

		boolean isCut() {
			return cutAtStart || end == END;
		}

		long duration() {
			return end - start;
		}
	}

	final List<Call> calls = new ArrayList<>();
	private final Random random;
	private final int functions;
	private final int depth;
	private int entry;
	private int leave;
	private int marker;
	private long first;

	private RandomProgram(int seed, int functions, int depth) {
		this.random = new Random(seed);
		this.functions = functions;
		this.depth = depth;
	}

	/**
	 * @param events of each of three threads, the third in a process of its own; there is a pause of up to 10,000 ns before each
	 * @param functions f0, f1, …
	 */
	static RandomProgram write(Path folder, int seed, int events, int functions, int depth) {
		RandomProgram program = new RandomProgram(seed, functions, depth);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			program.process(recording, 100, 100, 102, events);
			program.process(recording, 102, 102, 103, events);
		}
		return program;
	}

	/** The process of a thread. */
	static int process(int thread) {
		return thread < 102 ? 100 : 102;
	}

	private void process(RecordingWriter recording, int pid, int from, int to, int events) {
		ImageWriter image = recording.image(pid, 1, "/usr/bin/python3", "python3 random.py");
		SlotSpec frame = new SlotSpec(4, 1, 0, 8);
		entry = image.site("python", "function__entry", frame);
		leave = image.site("python", "function__return", frame);
		marker = image.site("app", "tick");
		for (int i = 0; i < functions; i++) {
			image.frame("part" + i % 3 + ".py", "f" + i, "f" + i, i + 1, null);
		}
		for (int thread = from; thread < to; thread++) {
			thread(image.stream(thread, 1, "t" + thread), "t" + thread, events);
		}
		image.exit(1, END);
	}

	private void thread(StreamWriter stream, String name, int events) {
		List<Call> mine = new ArrayList<>();
		List<Call> open = new ArrayList<>();
		long ticks = 1;
		first = -1;
		int growths = 0;
		for (int i = 0; i < events; i++) {
			ticks += 1 + random.nextInt(random.nextInt(1000) == 0 ? 10_000 : 100);
			first = first < 0 ? ticks : first;
			int dice = random.nextInt(100);
			if (dice < 5) {
				stream.event(ticks, marker, 0);
				Call call = new Call(name, path(open, "app:tick"), ticks);
				call.end = ticks;
				call.marker = true;
				mine.add(call);
			} else if (open.isEmpty() && dice < 7 && growths < 3) {
				growths++;
				grow(stream, name, mine, ticks);
			} else if (open.isEmpty() || open.size() < depth && dice < 52) {
				int function = random.nextInt(functions);
				stream.event(ticks, entry, 0, function + 1 | 0xFFFFFFFFL << 32);
				Call call = new Call(name, path(open, "f" + function), ticks);
				open.add(call);
				mine.add(call);
			} else {
				end(stream, open, ticks, dice < 55 ? random.nextInt(open.size()) : open.size() - 1);
			}
		}
		calls.addAll(mine);
	}

	private static List<String> path(List<Call> open, String function) {
		List<String> path = new ArrayList<>(open.isEmpty() ? List.of() : open.get(open.size() - 1).path);
		path.add(function);
		return path;
	}

	/** A caller of all that the thread did so far returns. */
	private void grow(StreamWriter stream, String name, List<Call> mine, long ticks) {
		int function = random.nextInt(functions);
		stream.event(ticks, leave, 0, function + 1 | 0xFFFFFFFFL << 32);
		mine.forEach(call -> call.path.add(0, "f" + function));
		Call caller = new Call(name, new ArrayList<>(List.of("f" + function)), first);
		caller.end = ticks;
		caller.cutAtStart = true;
		mine.add(caller);
	}

	/** The call at a place returns, or the innermost of the same function does: then that is the one that ends. */
	private void end(StreamWriter stream, List<Call> open, long ticks, int place) {
		String function = open.get(place).function();
		stream.event(ticks, leave, 0, Integer.parseInt(function.substring(1)) + 1 | 0xFFFFFFFFL << 32);
		while (true) {
			Call call = open.remove(open.size() - 1);
			call.end = ticks;
			if (call.function().equals(function)) {
				return;
			}
			call.unwound = true;
		}
	}
}
