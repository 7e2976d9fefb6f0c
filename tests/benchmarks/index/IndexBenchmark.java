import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

import org.tapsetstudio.recording.Recording;
import org.tapsetstudio.recording.index.LaneIndex;
import org.tapsetstudio.recording.index.RecordingIndex;
import org.tapsetstudio.recording.index.Strip;
import org.tapsetstudio.recording.write.ImageWriter;
import org.tapsetstudio.recording.write.ImageWriter.SlotSpec;
import org.tapsetstudio.recording.write.RecordingWriter;
import org.tapsetstudio.recording.write.StreamWriter;

/**
 * Writes a recording of random calls with pauses, builds its index, opens it again and draws windows of 2,000 pixels and 50 rows (CPU time, so that other work on the machine counts less). Arguments: events (default 10 million), threads (5), depth (10), shape:
 * calls (24 bytes an event), bare (calls of 16 bytes an event), markers (40 bytes, nothing to pair) or bare-markers (16 bytes). The files lie in java.io.tmpdir and are deleted at the end.
 */
public final class IndexBenchmark {
	private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

	private IndexBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		int events = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
		int threads = args.length > 1 ? Integer.parseInt(args[1]) : 5;
		int depth = args.length > 2 ? Integer.parseInt(args[2]) : 10;
		Path folder = Files.createTempDirectory("index");
		try {
			write(folder, events, threads, depth, args.length > 3 ? args[3] : "calls");
			measure(folder, events);
		} finally {
			try (Stream<Path> files = Files.walk(folder)) {
				files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
			}
		}
	}

	private static void write(Path folder, int events, int threads, int depth, String shape) {
		Random random = new Random(7);
		try (RecordingWriter recording = new RecordingWriter(folder)) {
			ImageWriter image = recording.image(100, 1, "/usr/bin/python3", "python3 benchmark.py");
			SlotSpec[] slots = switch (shape) {
			case "bare", "bare-markers" -> new SlotSpec[0];
			case "markers" -> new SlotSpec[] { new SlotSpec(1, 1, 0, 8), new SlotSpec(1, 2, 0, 8), new SlotSpec(1, 3, 0, 8) };
			default -> new SlotSpec[] { new SlotSpec(4, 1, 0, 8) };
			};
			boolean paired = !shape.endsWith("markers");
			int entry = image.site("python", paired ? "function__entry" : "one", slots);
			int leave = image.site("python", paired ? "function__return" : "other", slots);
			for (int i = 0; i < 300; i++) {
				image.frame("benchmark.py", "f" + i, "f" + i, i + 1, null);
			}
			for (int t = 0; t < threads; t++) {
				StreamWriter stream = image.stream(100 + t, 1, "worker");
				int[] stack = new int[depth];
				int open = 0;
				long ticks = 1;
				for (int i = 0; i < events / threads; i++) {
					ticks += random.nextInt(10_000) == 0 ? random.nextInt(2_000_000) : 20 + random.nextInt(60);
					if (open == 0 || open < depth && random.nextBoolean()) {
						stack[open] = 1 + random.nextInt(300);
						stream.event(ticks, entry, 0, values(slots.length, stack[open++]));
					} else {
						stream.event(ticks, leave, 0, values(slots.length, stack[--open]));
					}
				}
			}
		}
	}

	private static long[] values(int count, int function) {
		long[] values = new long[count];
		Arrays.fill(values, function | 0xFFFFFFFFL << 32);
		return values;
	}

	private static void measure(Path folder, int events) throws Exception {
		long recorded = size(folder);
		long t0 = System.nanoTime();
		long c0 = cpu();
		RecordingIndex.build(Recording.open(folder), folder.resolve(RecordingIndex.FOLDER), () -> false);
		long t1 = System.nanoTime();
		System.out.printf("%,d events, heap at most %,d MB; built at %.1f M events/s, %.1f M for each second of a processor; index %.0f %% of the recording%n", events, Runtime.getRuntime().maxMemory() >> 20,
				events * 1e3 / (t1 - t0), events * 1e3 / (cpu() - c0), 100.0 * size(folder.resolve(RecordingIndex.FOLDER)) / recorded);
		long t2 = System.nanoTime();
		RecordingIndex index = RecordingIndex.open(Recording.open(folder));
		Strip strip = new Strip(2000);
		long boxes = window(index, strip, 0, 1);
		System.out.printf("opened, first picture of %,d boxes after %.0f ms%n", boxes, (System.nanoTime() - t2) / 1e6);
		windows(index, strip, false);
		windows(index, strip, true);
	}

	/** Draws the same windows each time; the first time code is not compiled yet, and check sums are computed. */
	private static void windows(RecordingIndex index, Strip strip, boolean print) {
		Random random = new Random(1);
		for (double share : new double[] { 1, 0.3, 0.1, 0.05, 0.03, 0.01, 3e-3, 1e-3, 1e-4, 1e-5 }) {
			double[] ms = new double[41];
			long boxes = 0;
			for (int i = 0; i < ms.length; i++) {
				double from = random.nextDouble() * (1 - share);
				long start = CPU.getCurrentThreadCpuTime();
				boxes = window(index, strip, from, from + share);
				ms[i] = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
			}
			Arrays.sort(ms);
			if (print) {
				System.out.printf("window of %9.5f %%: median %.2f ms, nine in ten below %.2f ms; %,d boxes%n", 100 * share, ms[ms.length / 2], ms[ms.length * 9 / 10], boxes);
			}
		}
	}

	private static long window(RecordingIndex index, Strip strip, double from, double to) {
		long last = index.lanes().stream().mapToLong(LaneIndex::lastTicks).max().orElse(1);
		long boxes = 0;
		int rows = 0;
		for (LaneIndex lane : index.lanes()) {
			for (int depth = 0; depth < lane.depth() && rows < 50; depth++, rows++) {
				lane.draw(depth, (long) (from * last), (long) (to * last), strip);
				boxes += strip.size();
			}
		}
		return boxes;
	}

	private static long cpu() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static long size(Path path) throws Exception {
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
		}
	}
}
