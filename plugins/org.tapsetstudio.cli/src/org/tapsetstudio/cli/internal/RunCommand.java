package org.tapsetstudio.cli.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.recording.FileProblem;
import org.tapsetstudio.session.CommandWords;
import org.tapsetstudio.session.Replay;
import org.tapsetstudio.session.ReplayResult;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.ScriptPasses;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;

import picocli.CommandLine.Model.CommandSpec;

/** The verb {@code run}. */
public final class RunCommand implements Callable<Integer> {
	/** The last pass, which runs the script. */
	private static final int RUN = 5;
	private static final String STANDARD_INPUT = "-";

	private final CommandOptions options = new CommandOptions(this, "run", "Runs a probe script (SystemTap language), with the options of stap.", //
			"  tapset run examples/python-top.stp -c 'python3 app.py'",
			"  tapset run -e 'probe begin { println(\"hello\") exit() }'",
			"  tapset run -e 'global n probe python.function.entry { n[funcname]++ }' -c 'python3 -m json.tool big.json'",
			"  tapset run examples/python-top.stp -x 4711 -T 10", //
			"  tapset run --system -T 10 -e 'probe process(\"/usr/lib/postgresql/15/bin/postgres\").mark(\"query__start\") { println(user_string($arg1)) }'", //
			"  tapset run --host user@server examples/python-top.stp -c 'python3 app.py'",
			"  tapset run --record a.taprec examples/call-hierarchy.stp -c 'python3 app.py'",
			"  tapset run --replay a.taprec -e 'probe python.function.entry { println(funcname) }'",
			"  generate-script | tapset run - -c ./app",
			"  tapset run -L 'process(\"/usr/bin/python3\").mark(\"*\")'");
	private final Supplier<String> inline = options.value("-e", "SCRIPT", String.class, "The script itself, in place of a file.");
	private final Supplier<String> command = options.value("-c", "CMD", String.class, "Start this program and trace it; split into words by a shell's quoting rules, but no shell runs.");
	private final Supplier<Integer> process = options.value("-x", "PID", 0, "Attach to this running process of yours. It goes on when the session ends, and is as it was before.");
	private final Supplier<Path> output = options.value("-o", "OUT", Path.class, "Write the script's output to this file.");
	private final Supplier<Map<String, String>> defines = options.definitions("-D", "NAME=VALUE", "1", "-?\\w+", "Set a limit such as MAXMAPENTRIES, or a macro's value.");
	private final Supplier<Map<String, String>> globals = options.definitions("-G", "VAR=VALUE", null, "[\\w.-]+", "Initial value of a scalar global.");
	private final Supplier<List<Path>> includes = options.values("-I", "DIR", Path.class, "Look for tapsets there too.");
	private final Supplier<Boolean> guru = options.flag("-g", "Guru mode: embedded C is let through the parser (and refused at run time).");
	private final Supplier<Boolean> quiet = options.flag("-w", "No warnings.");
	private final Supplier<Boolean> unlimited = options.flag("--suppress-time-limits", "Let handlers run as long as they like.");
	private final Supplier<Boolean> unoptimized = options.flag("-u", "Compute also values that nobody takes, so that errors in them show.");
	private final Supplier<Integer> pass = options.value("-p", "PASS", RUN, "Stop after this pass: 1 parse (prints the tree), 2 check (prints the program as it is left, with -v its statements), 3 and 4 check; 5 runs, as without -p.");
	private final Supplier<String> list = options.value("-l", "POINT", String.class, "List the probe points that match.");
	private final Supplier<String> listLong = options.value("-L", "POINT", String.class, "List them with their variables.");
	private final Supplier<Path> record = options.value("--record", "DIR", Path.class, "Keep the recording.");
	private final Supplier<Path> replay = options.value("--replay", "DIR", Path.class, "Run the script on a recording (or an archive of one); no program is started.");
	private final Supplier<Path> results = options.value("--json-results", "FILE", Path.class, "Write the script's globals at the end to this file, as JSON: arrays as tables, statistics with their histograms. - is standard output.");
	private final Supplier<List<String>> words = options.words("FILE ARGS", "The script's file, or - for the standard input (unless -e is given), then what $1, @1 … stand for.");
	private final TraceOptions tracing = new TraceOptions(options);

	private RunCommand() {
	}

	/** The verb as the command line knows it. */
	public static CommandSpec spec() {
		return new RunCommand().options.spec();
	}

	@Override
	public Integer call() throws Exception {
		try {
			String listed = list.get() != null ? list.get() : listLong.get();
			if (listed != null) {
				return ScriptPasses.list(withOptions(Script.of("", ""), List.of()), listed, listLong.get() != null, System.out);
			}
			Script script = script();
			if (pass.get() < 1 || pass.get() > RUN) {
				throw options.usage("-p takes the number of a pass, 1 to " + RUN);
			}
			if (pass.get() != RUN) {
				return ScriptPasses.run(script, targetName(), pass.get(), tracing.isVerbose(), System.out, System.err);
			}
			try (OutputStream out = out()) {
				return execute(script, out);
			}
		} catch (SessionException e) {
			throw Failure.of(e);
		}
	}

	private int execute(Script script, OutputStream out) throws SessionException, InterruptedException, Failure {
		boolean attach = process.get() != 0;
		boolean start = command.get() != null;
		if (replay.get() != null) {
			if (start || attach || record.get() != null) {
				throw options.usage("--replay takes neither -c nor -x nor --record: it traces no program");
			}
			ReplayResult replayed = Replay.run(script, Recordings.folder(replay.get()), tracing.isVerbose(), out, System.err);
			writeResults(replayed.results());
			return replayed.exitCode();
		}
		if (start && attach) {
			throw options.usage("-c starts a program and -x attaches to one: give one of them");
		}
		if (process.get() < 0) {
			throw options.usage("-x needs the number of a process");
		}
		if (tracing.watched() != null && (start || attach)) {
			throw options.usage("--user and --system watch all processes: give neither -c nor -x with them");
		}
		SessionRequest.Builder request = tracing.request(script).recording(record.get()).attach(process.get());
		if (start) {
			request.target(tracing.target(words(command.get())));
		}
		SessionResult result = ConsoleSession.run(request.build(), out);
		writeResults(result.results());
		return result.exitCode();
	}

	private void writeResults(List<ResultTable> tables) throws Failure {
		if (results.get() != null) {
			try {
				ResultsJson.write(tables, results.get());
			} catch (IOException e) {
				throw new Failure(Failure.SCRIPT, "tapset: the results cannot be written to " + results.get() + ": " + FileProblem.why(e));
			}
		}
	}

	private Script script() throws SessionException {
		Script plain;
		List<String> arguments = words.get();
		if (inline.get() != null) {
			plain = Script.of(Script.INPUT, inline.get());
		} else if (arguments.isEmpty()) {
			throw options.usage("name a script file, or give a script with -e");
		} else {
			plain = STANDARD_INPUT.equals(arguments.getFirst()) ? Script.read(System.in) : Script.read(Path.of(arguments.getFirst()));
			arguments = arguments.subList(1, arguments.size());
		}
		return withOptions(plain, arguments);
	}

	private Script withOptions(Script plain, List<String> arguments) {
		Map<String, String> limits = new LinkedHashMap<>(defines.get());
		if (unlimited.get()) {
			limits.put("SUPPRESS_TIME_LIMITS", "1");
		}
		return new Script(plain.name(), plain.text(), arguments, limits, globals.get(), includes.get(), guru.get(), quiet.get(), unoptimized.get());
	}

	/** What {@code process} without a path means; null if there is no such program. */
	private String targetName() {
		return command.get() != null ? words(command.get()).getFirst() : process.get() > 0 ? "/proc/" + process.get() + "/exe" : null;
	}

	private List<String> words(String text) {
		try {
			List<String> split = CommandWords.split(text);
			if (split.isEmpty()) {
				throw options.usage("-c needs a command");
			}
			return split;
		} catch (IllegalArgumentException e) {
			throw options.usage(e.getMessage());
		}
	}

	private OutputStream out() throws Failure {
		try {
			return output.get() == null ? new KeptOpen(System.out) : new BufferedOutputStream(Files.newOutputStream(output.get()));
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write to " + output.get() + ": " + FileProblem.why(e));
		}
	}

	/** Standard output: outlives the command, and says when nobody reads it any more, which a print stream keeps to itself. */
	private static final class KeptOpen extends java.io.FilterOutputStream {
		private final PrintStream to;

		KeptOpen(PrintStream to) {
			super(to);
			this.to = to;
		}

		@Override
		public void write(byte[] bytes, int from, int length) throws IOException {
			to.write(bytes, from, length);
			if (to.checkError()) {
				throw new IOException("standard output is closed");
			}
		}

		@Override
		public void close() throws IOException {
			flush();
		}
	}
}
