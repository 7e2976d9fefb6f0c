import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import org.tapsetstudio.dsl.program.Expr;
import org.tapsetstudio.dsl.program.Function;
import org.tapsetstudio.dsl.program.Global;
import org.tapsetstudio.dsl.program.Probe;
import org.tapsetstudio.dsl.program.Program;
import org.tapsetstudio.dsl.program.SourceRange;
import org.tapsetstudio.dsl.program.Stmt;
import org.tapsetstudio.dsl.program.Type;
import org.tapsetstudio.engine.ByteString;
import org.tapsetstudio.engine.Dispatcher;
import org.tapsetstudio.engine.Engine;
import org.tapsetstudio.engine.EngineOptions;
import org.tapsetstudio.engine.EventContext;
import org.tapsetstudio.engine.SessionFacts;

/**
 * Events a second through handlers, on one core: a plain counter; {@code calls[pid(), file, func]++}; the same with a statistic. Prints a table of
 * the median and the best of several rounds. Run it with the class path of the engine and the language:
 * {@code java -cp engine:dsl tests/benchmarks/engine/EngineBenchmark.java [MILLIONS [ROUNDS]]}
 */
final class EngineBenchmark {
	private static final SourceRange HERE = new SourceRange("benchmark", 0, 0, 1, 1);
	private static final int FILES = 300;
	private static final int FUNCTIONS = 200;

	public static void main(String[] args) {
		int millions = args.length > 0 ? Integer.parseInt(args[0]) : 10;
		int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
		System.out.printf("%-45s %15s %15s%n", "handler", "median M ev/s", "best M ev/s");
		for (String kind : List.of("hits++", "calls[pid(), file, func]++", "lat[func] <<< line", "file, func, line to locals; calls[...]++")) {
			List<Double> rates = new ArrayList<>();
			for (int i = 0; i < rounds; i++) {
				rates.add(round(program(kind), millions * 1_000_000));
			}
			rates.sort(null);
			System.out.printf("%-45s %15.1f %15.1f%n", kind, rates.get(rounds / 2), rates.get(rounds - 1));
		}
	}

	private static double round(Program program, int events) {
		Dispatcher dispatcher = Engine.compile(program, EngineOptions.DEFAULT.withoutWarnings()).newDispatcher(new SessionFacts() {
		}, OutputStream.nullOutputStream(), System.err);
		Calls calls = new Calls(dispatcher);
		dispatcher.begin(0);
		long start = System.nanoTime();
		for (int i = 0; i < events; i++) {
			calls.index = i;
			dispatcher.fire(0, calls);
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		return events / seconds / 1e6;
	}

	/** Events as a reader of recordings gives them: strings in arrays by id. */
	private static final class Calls implements EventContext {
		private final ByteString[] files = new ByteString[FILES];
		private final ByteString[] functions = new ByteString[FUNCTIONS];
		private final ByteString name;
		int index;

		Calls(Dispatcher dispatcher) {
			for (int i = 0; i < FILES; i++) {
				files[i] = dispatcher.strings().intern(("/usr/lib/python3/module" + i + ".py").getBytes());
			}
			for (int i = 0; i < FUNCTIONS; i++) {
				functions[i] = dispatcher.strings().intern(("function" + i).getBytes());
			}
			name = dispatcher.strings().intern("python3".getBytes());
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

	private static Program program(String kind) {
		Global hits = new Global("hits", 0, List.of(), Type.LONG, false, 0, 0L, null, true, true, true, HERE);
		Global calls = new Global("calls", 1, List.of(Type.LONG, Type.STRING, Type.STRING), Type.LONG, false, 200_000, null, null, true, true, true, HERE);
		Global latency = new Global("lat", 2, List.of(Type.STRING), Type.STATS, false, 0, null,
				new Global.StatisticsNeeds(0, Global.HistogramKind.LOG, 0, 0, 0), true, true, true, HERE);
		Expr pid = call("pid", Type.LONG);
		Expr file = call("user_string", Type.STRING, new Expr.MarkerArgument(1, HERE));
		Expr function = call("user_string", Type.STRING, new Expr.MarkerArgument(2, HERE));
		Expr.Local fileName = new Expr.Local(0, "filename", Type.STRING, HERE);
		Expr.Local functionName = new Expr.Local(1, "funcname", Type.STRING, HERE);
		Expr.Local line = new Expr.Local(2, "lineno", Type.LONG, HERE);
		Stmt body = switch (kind) {
		case "hits++" -> eval(new Expr.Increment(new Expr.GlobalScalar(hits, HERE), false, true, HERE));
		case "calls[pid(), file, func]++" -> eval(new Expr.Increment(new Expr.Element(calls, List.of(pid, file, function), HERE), false, true, HERE));
		case "lat[func] <<< line" -> eval(new Expr.Aggregate(new Expr.Element(latency, List.of(function), HERE), new Expr.MarkerArgument(3, HERE), HERE));
		default -> new Stmt.Block(List.of(eval(new Expr.Assign(fileName, null, file, Type.STRING, HERE)),
				eval(new Expr.Assign(functionName, null, function, Type.STRING, HERE)),
				eval(new Expr.Assign(line, null, new Expr.MarkerArgument(3, HERE), Type.LONG, HERE)),
				eval(new Expr.Increment(new Expr.Element(calls, List.of(pid, fileName, functionName), HERE), false, true, HERE))), HERE);
		};
		Probe probe = new Probe(new Probe.Marker(null, "python", "function__entry", 3), "python.function.entry", "python.function.entry", null, body,
				List.of(Type.STRING, Type.STRING, Type.LONG), List.of("filename", "funcname", "lineno"), HERE);
		return new Program(List.of(hits, calls, latency), List.of(), List.of(probe));
	}

	private static Stmt eval(Expr e) {
		return new Stmt.Eval(e, HERE);
	}

	private static Expr call(String name, Type type, Expr... arguments) {
		Function function = new Function(name, HERE);
		function.returnType = type;
		return new Expr.Call(function, List.of(arguments), type, HERE);
	}
}
