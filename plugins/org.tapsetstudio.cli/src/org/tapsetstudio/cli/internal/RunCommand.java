package org.tapsetstudio.cli.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.tapsetstudio.engine.ResultTable;
import org.tapsetstudio.session.CommandWords;
import org.tapsetstudio.session.Replay;
import org.tapsetstudio.session.ReplayResult;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.ScriptPasses;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;
import org.tapsetstudio.session.SessionResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a probe script (SystemTap language), with the options of stap.",
		footerHeading = "%nExamples:%n", footer = { //
				"  tapset run examples/python-top.stp -c 'python3 app.py'",
				"  tapset run -e 'probe begin { println(\"hello\") exit() }'",
				"  tapset run -e 'global n probe python.function.entry { n[funcname]++ }' -c 'python3 -m json.tool big.json'",
				"  tapset run examples/python-top.stp -x 4711 -T 10", //
				"  tapset run --system -T 10 -e 'probe process(\"/usr/lib/postgresql/15/bin/postgres\").mark(\"query__start\") { println(user_string($arg1)) }'", //
				"  tapset run --host user@server examples/python-top.stp -c 'python3 app.py'",
				"  tapset run --record a.taprec examples/call-hierarchy.stp -c 'python3 app.py'",
				"  tapset run --replay a.taprec -e 'probe python.function.entry { println(funcname) }'",
				"  generate-script | tapset run - -c ./app",
				"  tapset run -L 'process(\"/usr/bin/python3\").mark(\"*\")'" })
public final class RunCommand implements Callable<Integer> {
	/** The last pass, which runs the script. */
	private static final int RUN = 5;
	private static final String STANDARD_INPUT = "-";

	@Spec
	private CommandSpec spec;

	@Option(names = "-e", paramLabel = "SCRIPT", description = "The script itself, in place of a file.")
	private String inline;

	@Option(names = "-c", paramLabel = "CMD", description = "Start this program and trace it; split into words by a shell's quoting rules, but no shell runs.")
	private String command;

	@Option(names = "-x", paramLabel = "PID", description = "Attach to this running process of yours. It goes on when the session ends, and is as it was before.")
	private int process;

	@Option(names = "-o", paramLabel = "OUT", description = "Write the script's output to this file.")
	private Path output;

	@Option(names = "-D", mapFallbackValue = "1", paramLabel = "NAME=VALUE", description = "Set a limit such as MAXMAPENTRIES, or a macro's value.")
	private Map<String, String> defines = new LinkedHashMap<>();

	@Option(names = "-G", paramLabel = "VAR=VALUE", description = "Initial value of a scalar global.")
	private Map<String, String> globals = new LinkedHashMap<>();

	@Option(names = "-I", paramLabel = "DIR", description = "Look for tapsets there too.")
	private List<Path> includes = new ArrayList<>();

	@Option(names = "-g", description = "Guru mode: embedded C is let through the parser (and refused at run time).")
	private boolean guru;

	@Option(names = "-w", description = "No warnings.")
	private boolean quiet;

	@Option(names = "--suppress-time-limits", description = "Let handlers run as long as they like.")
	private boolean unlimited;

	@Option(names = "-u", description = "Compute also values that nobody takes, so that errors in them show.")
	private boolean unoptimized;

	@Option(names = "-p", paramLabel = "PASS", description = "Stop after this pass: 1 parse (prints the tree), 2 check (prints the program as it is left, with -v its statements), 3 and 4 check; 5 runs, as without -p.")
	private int pass = RUN;

	@Option(names = { "-l" }, paramLabel = "POINT", description = "List the probe points that match.")
	private String list;

	@Option(names = { "-L" }, paramLabel = "POINT", description = "List them with their variables.")
	private String listLong;

	@Option(names = "--record", paramLabel = "DIR", description = "Keep the recording.")
	private Path record;

	@Option(names = "--replay", paramLabel = "DIR", description = "Run the script on a recording (or an archive of one); no program is started.")
	private Path replay;

	@Option(names = "--json-results", paramLabel = "FILE", description = "Write the script's globals at the end to this file, as JSON: arrays as tables, statistics with their histograms. - is standard output.")
	private Path results;

	@Mixin
	private TraceOptions options;

	@Parameters(paramLabel = "FILE ARGS", description = "The script's file, or - for the standard input (unless -e is given), then what $1, @1 … stand for.")
	private List<String> words = new ArrayList<>();

	@Override
	public Integer call() throws Exception {
		try {
			if (list != null || listLong != null) {
				return ScriptPasses.list(withOptions(Script.of("", ""), List.of()), list != null ? list : listLong, listLong != null, System.out);
			}
			Script script = script();
			if (pass < 1 || pass > RUN) {
				throw usage("-p takes the number of a pass, 1 to " + RUN);
			}
			if (pass != RUN) {
				return ScriptPasses.run(script, targetName(), pass, options.verbose, System.out, System.err);
			}
			try (OutputStream out = out()) {
				return execute(script, out);
			}
		} catch (SessionException e) {
			throw Failure.of(e);
		}
	}

	private int execute(Script script, OutputStream out) throws SessionException, InterruptedException, Failure {
		if (replay != null) {
			if (command != null || process != 0 || record != null) {
				throw usage("--replay takes neither -c nor -x nor --record: it traces no program");
			}
			ReplayResult replayed = Replay.run(script, Recordings.folder(replay), options.verbose, out, System.err);
			writeResults(replayed.results());
			return replayed.exitCode();
		}
		if (command != null && process != 0) {
			throw usage("-c starts a program and -x attaches to one: give one of them");
		}
		if (process < 0) {
			throw usage("-x needs the number of a process");
		}
		if (options.watched() != null && (command != null || process != 0)) {
			throw usage("--user and --system watch all processes: give neither -c nor -x with them");
		}
		SessionRequest.Builder request = ConsoleSession.request(script, options).recording(record).watch(options.watched());
		if (command != null) {
			request.target(options.target(words(command)));
		}
		SessionResult result = ConsoleSession.run(request.attach(process).build(), out);
		writeResults(result.results());
		return result.exitCode();
	}

	private void writeResults(List<ResultTable> tables) throws Failure {
		if (results != null) {
			try {
				ResultsJson.write(tables, results);
			} catch (IOException e) {
				throw new Failure(Failure.SCRIPT, "tapset: the results cannot be written to " + results + ": " + e.getMessage());
			}
		}
	}

	private Script script() throws SessionException {
		Script plain;
		List<String> arguments = words;
		if (inline != null) {
			plain = Script.of(Script.INPUT, inline);
		} else if (words.isEmpty()) {
			throw usage("name a script file, or give a script with -e");
		} else {
			plain = STANDARD_INPUT.equals(words.getFirst()) ? Script.read(System.in) : Script.read(Path.of(words.getFirst()));
			arguments = words.subList(1, words.size());
		}
		if (unlimited) {
			defines.put("SUPPRESS_TIME_LIMITS", "1");
		}
		return withOptions(plain, arguments);
	}

	private Script withOptions(Script plain, List<String> arguments) {
		return new Script(plain.name(), plain.text(), arguments, defines, globals, includes, guru, quiet, unoptimized);
	}

	/** What {@code process} without a path means; null if there is no such program. */
	private String targetName() {
		return command != null ? words(command).getFirst() : process > 0 ? "/proc/" + process + "/exe" : null;
	}

	private List<String> words(String text) {
		try {
			List<String> split = CommandWords.split(text);
			if (split.isEmpty()) {
				throw usage("-c needs a command");
			}
			return split;
		} catch (IllegalArgumentException e) {
			throw usage(e.getMessage());
		}
	}

	private OutputStream out() throws Failure {
		try {
			return output == null ? new KeptOpen(System.out) : new BufferedOutputStream(Files.newOutputStream(output));
		} catch (IOException e) {
			throw new Failure(Failure.SCRIPT, "tapset: cannot write to " + output + ": " + e.getMessage());
		}
	}

	private ParameterException usage(String sentence) {
		return new ParameterException(spec.commandLine(), "tapset run: " + sentence);
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
