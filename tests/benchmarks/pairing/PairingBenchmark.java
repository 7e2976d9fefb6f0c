import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

import org.tapsetstudio.analysis.CallTree;
import org.tapsetstudio.analysis.CallTreeBuilder;
import org.tapsetstudio.analysis.Grouping;
import org.tapsetstudio.analysis.Progress;
import org.tapsetstudio.recording.MergedCursor;
import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.StreamCursor;
import org.tapsetstudio.recording.ThreadStream;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/**
 * Writes a recording of random calls and measures reading it, merging it, and pairing it into a call tree. All in processor time, garbage collection and compilation included, so
 * that other work on the machine counts less; pairing and the merge of trees use all processors.
 * Arguments: events (default 20 million), functions (300), threads (16), depth (12), fan-out of a call path (8).
 */
public final class PairingBenchmark {
	private PairingBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		int[] numbers = { 20_000_000, 300, 16, 12, 8 };
		for (int i = 0; i < args.length; i++) {
			numbers[i] = Integer.parseInt(args[i]);
		}
		Path folder = Files.createTempDirectory("pairing");
		try {
			write(folder, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
			for (int round = 0; round < 5; round++) {
				round(folder);
			}
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
			}
		}
	}

	private static void write(Path folder, int events, int functions, int threads, int depth, int fanOut) {
		Random random = new Random(7);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 benchmark.py");
			SlotSpec frame = new SlotSpec(4, 1, 0, 8);
			int entry = image.site("python", "function__entry", frame);
			int leave = image.site("python", "function__return", frame);
			for (int i = 0; i < functions; i++) {
				image.frame("benchmark.py", "f" + i, "f" + i, i + 1, null);
			}
			for (int t = 0; t < threads; t++) {
				StreamWriter stream = image.stream(100 + t, 1, "worker");
				int[] stack = new int[depth];
				int open = 0;
				long ticks = 1;
				for (int i = 0; i < events / threads; i++) {
					ticks += 20 + random.nextInt(60);
					if (open == 0 || open < depth && random.nextInt(100) < 50) {
						int caller = open == 0 ? 0 : stack[open - 1];
						int function = 1 + (int) ((caller * 31L + random.nextInt(fanOut)) % functions);
						stack[open++] = function;
						stream.event(ticks, entry, 0, function | 0xFFFFFFFFL << 32);
					} else {
						stream.event(ticks, leave, 0, stack[--open] | 0xFFFFFFFFL << 32);
					}
				}
			}
		}
	}

	private static void round(Path folder) throws Exception {
		Recording recording = Recording.open(folder);
		long t0 = cpu();
		long sum = 0;
		long events = 0;
		for (ThreadStream stream : recording.streams()) {
			StreamCursor cursor = stream.cursor();
			while (cursor.next()) {
				sum += cursor.ticks() + cursor.slot(0);
				events++;
			}
		}
		long t1 = cpu();
		MergedCursor merged = recording.cursor();
		while (merged.next()) {
			sum += merged.event().slot(0);
		}
		long t2 = cpu();
		long started = System.nanoTime();
		CallTreeBuilder builder = CallTreeBuilder.complete(recording, Progress.NONE);
		long t3 = cpu();
		CallTree tree = builder.snapshot(Grouping.MERGED);
		long t4 = cpu();
		double wall = (System.nanoTime() - started) / 1e6;
		CallTree threads = builder.snapshot(Grouping.THREAD);
		System.out.printf("%,d events: read %.0f M/s, in order of time %.0f M/s, paired %.1f M/s, with the tree of all threads %.1f M/s; %,d nodes of %,d merged in %.0f ms; %.0f ms by the clock [%d]%n", events,
				rate(events, t1 - t0), rate(events, t2 - t1), rate(events, t3 - t2), rate(events, t4 - t2), tree.size(), threads.size(), (t4 - t3) / 1e6, wall, sum & 1);
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static double rate(long events, long nanos) {
		return events * 1e3 / nanos;
	}
}
