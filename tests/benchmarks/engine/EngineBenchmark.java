import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tapsetstudio.dsl.parser.ParsedScript;
import org.tapsetstudio.dsl.parser.StpParserFacade;
import org.tapsetstudio.dsl.preprocessor.ParseContext;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.semantics.AnalysisOptions;
import org.tapsetstudio.dsl.semantics.Analyzer;
import org.tapsetstudio.dsl.semantics.MarkerResolver;
import org.tapsetstudio.dsl.semantics.TapsetLibrary;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Engine;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.SessionFacts;
import org.tapsetstudio.engine.StringTable;
import org.tapsetstudio.engine.Tiering;
import org.tapsetstudio.tapsets.ShippedTapsets;

/**
 * Events a second through five scripts on one core, all warm in this JVM, beside Java written by hand for the same work on the same events:
 * made-up calls of 60,000 functions at random. Usage: {@code EngineBenchmark [MILLIONS OF EVENTS A ROUND [ROUNDS]]}, started by {@code run}.
 */
final class EngineBenchmark {
	private static final String MARK = "probe process(\"/bin/x\").mark(\"call\") { ";
	private static final int FILES = 300;
	private static final int FUNCTIONS = 200;
	/** Events that a run sees before it is measured, so that its arrays have all keys and its code is compiled. */
	private static final int WARM_UP = 2_000_000;
	/** Million events a second that only a loop without work can do: the JVM has seen through it. */
	private static final double FREE = 10_000;

	private interface Work {
		void event(Calls event);
	}

	/** A script, and who does its work by hand. */
	private record Case(String name, String script, java.util.function.Supplier<Work> byHand) {
	}

	private record Key(int pid, ByteString file, ByteString function) {
	}

	private static final List<Case> CASES = List.of(
			new Case("hits++", "global hits " + MARK + "hits++ }", () -> new Work() {
				private long hits;

				@Override
				public void event(Calls event) {
					hits++;
				}
			}),
			new Case("calls[pid(), file, func]++", "global calls[200000] " + MARK + "calls[pid(), user_string($arg1), user_string($arg2)]++ }", () -> {
				Map<Key, long[]> calls = new HashMap<>();
				return event -> calls.computeIfAbsent(new Key(event.pid(), event.string(1), event.string(2)), key -> new long[1])[0]++;
			}),
			new Case("lat <<< line, with @hist_log", "global lat " + MARK + "lat <<< $arg3 } probe end { print(@hist_log(lat)) }", () -> {
				long[] buckets = new long[65];
				long[] sums = { 0, 0, Long.MAX_VALUE, Long.MIN_VALUE };
				return event -> {
					long value = event.argument(3);
					buckets[64 - Long.numberOfLeadingZeros(value)]++;
					sums[0]++;
					sums[1] += value;
					sums[2] = Math.min(sums[2], value);
					sums[3] = Math.max(sums[3], value);
				};
			}),
			new Case("lat[func] <<< line", "global lat " + MARK + "lat[user_string($arg2)] <<< $arg3 } probe end { foreach (f in lat) println(@avg(lat[f])) }", () -> {
				Map<ByteString, long[]> lat = new HashMap<>();
				return event -> {
					long[] sums = lat.computeIfAbsent(event.string(2), f -> new long[] { 0, 0, Long.MAX_VALUE, Long.MIN_VALUE });
					long value = event.argument(3);
					sums[0]++;
					sums[1] += value;
					sums[2] = Math.min(sums[2], value);
					sums[3] = Math.max(sums[3], value);
				};
			}),
			new Case("if (line > 2000 && func != ...) by[line / 64] += line", "global by " + MARK
					+ "line = $arg3 if (line > 2000 && user_string($arg2) != \"function7\") by[line / 64] += line }", () -> {
						Map<Long, long[]> by = new HashMap<>();
						ByteString not = ByteString.of("function7");
						return event -> {
							long line = event.argument(3);
							if (line > 2000 && !event.string(2).equals(not)) {
								by.computeIfAbsent(line / 64, k -> new long[1])[0] += line;
							}
						};
					}));

	public static void main(String[] args) {
		int events = (args.length > 0 ? Integer.parseInt(args[0]) : 5) * 1_000_000;
		int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
		List<List<double[]>> rates = new ArrayList<>();
		for (int i = 0; i < CASES.size(); i++) {
			rates.add(new ArrayList<>());
		}
		// The first two rounds warm up all scripts together; they do not count.
		for (int round = -2; round < rounds; round++) {
			for (int i = 0; i < CASES.size(); i++) {
				Case c = CASES.get(i);
				double[] rate = { script(c, Tiering.TIERED, events), script(c, Tiering.TREE, events), byHand(c, events) };
				if (round >= 0) {
					rates.get(i).add(rate);
				}
			}
		}
		System.out.printf("Million events a second of processor time, medians of %d interleaved rounds%n  %-54s %8s %8s %8s  %s%n", rounds, "script", "engine", "tree", "by hand", "engine / by hand");
		for (int i = 0; i < CASES.size(); i++) {
			double engine = median(rates.get(i), 0);
			double byHand = median(rates.get(i), 2);
			String compared = byHand > FREE ? "       -  -" : String.format("%8.1f  %.2f", byHand, engine / byHand);
			System.out.printf("  %-54s %8.1f %8.1f %s%n", CASES.get(i).name(), engine, median(rates.get(i), 1), compared);
		}
	}

	/** Processor time of this thread: what else the machine does is not counted. */
	private static long cpuNanos() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static double median(List<double[]> samples, int column) {
		return samples.stream().mapToDouble(s -> s[column]).sorted().toArray()[samples.size() / 2];
	}

	private static double script(Case c, Tiering tiering, int events) {
		Dispatcher dispatcher = Engine.compile(program(c.script()), EngineOptions.DEFAULT.withoutWarnings().tiering(tiering)).newDispatcher(new SessionFacts() {
		}, OutputStream.nullOutputStream(), System.err);
		Calls calls = new Calls(dispatcher.strings());
		dispatcher.begin(0);
		long start = 0;
		for (int i = 0; i < WARM_UP + events; i++) {
			if (i == WARM_UP) {
				start = cpuNanos();
			}
			calls.index = i;
			dispatcher.fire(0, calls);
		}
		double rate = events * 1e3 / (cpuNanos() - start);
		if (dispatcher.end(0).failed()) {
			throw new IllegalStateException(c.name() + " failed");
		}
		return rate;
	}

	private static double byHand(Case c, int events) {
		Calls calls = new Calls(new StringTable(511));
		Work work = c.byHand().get();
		long start = 0;
		for (int i = 0; i < WARM_UP + events; i++) {
			if (i == WARM_UP) {
				start = cpuNanos();
			}
			calls.index = i;
			work.event(calls);
		}
		return events * 1e3 / (cpuNanos() - start);
	}

	private static final TapsetLibrary LIBRARY = TapsetLibrary
			.of(ShippedTapsets.files().stream().map(f -> new TapsetLibrary.Entry(f.name(), new String(f.bytes(), StandardCharsets.UTF_8), true)).toList());

	private static Program program(String text) {
		ParsedScript script = StpParserFacade.parse("benchmark", text, ParseContext.script().withLibrary(LIBRARY.macros()));
		return Analyzer.analyze(List.of(script), LIBRARY, MarkerResolver.ACCEPT_ALL, AnalysisOptions.DEFAULT).program().orElseThrow();
	}

	/** Events as a reader of recordings gives them: strings in arrays by id. */
	private static final class Calls implements EventContext {
		private final ByteString[] files = new ByteString[FILES];
		private final ByteString[] functions = new ByteString[FUNCTIONS];
		private final ByteString name;
		int index;

		Calls(StringTable strings) {
			for (int i = 0; i < FILES; i++) {
				files[i] = strings.intern(("/usr/lib/python3/module" + i + ".py").getBytes(StandardCharsets.UTF_8));
			}
			for (int i = 0; i < FUNCTIONS; i++) {
				functions[i] = strings.intern(("function" + i).getBytes(StandardCharsets.UTF_8));
			}
			name = strings.intern("python3".getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public long timeNanos() {
			return index;
		}

		@Override
		public int pid() {
			return 4711;
		}

		@Override
		public int tid() {
			return 4711;
		}

		@Override
		public ByteString execname() {
			return name;
		}

		@Override
		public int argumentCount() {
			return 3;
		}

		@Override
		public long argument(int number) {
			return index & 0xfff;
		}

		@Override
		public ByteString string(int number) {
			int mixed = index * 0x9E3779B9 >>> 8;
			return number == 1 ? files[mixed % FILES] : functions[(mixed >>> 8) % FUNCTIONS];
		}
	}
}
