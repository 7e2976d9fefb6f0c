package org.tapsetstudio.cli;

import java.util.List;
import java.util.function.Supplier;

import org.tapsetstudio.cli.internal.CommandOptions;
import org.tapsetstudio.cli.internal.DiffCommand;
import org.tapsetstudio.cli.internal.DoctorCommand;
import org.tapsetstudio.cli.internal.ExportCommand;
import org.tapsetstudio.cli.internal.Failure;
import org.tapsetstudio.cli.internal.ImportCommand;
import org.tapsetstudio.cli.internal.LibraryLog;
import org.tapsetstudio.cli.internal.LspCommand;
import org.tapsetstudio.cli.internal.MarkersCommand;
import org.tapsetstudio.cli.internal.RecordCommand;
import org.tapsetstudio.cli.internal.ReportCommand;
import org.tapsetstudio.cli.internal.RunCommand;
import org.tapsetstudio.cli.internal.UsageMessages;
import org.tapsetstudio.cli.internal.scripttest.TestScriptCommand;
import org.tapsetstudio.recording.index.IndexDamagedException;
import org.tapsetstudio.session.ScriptPasses;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line {@code tapset}. Exit status: 0; 1 for a bad script, or a recording that cannot be read or, by record, written whole; 2 for bad usage; 3 when the target could not be traced. */
public final class Main {
	private static final String RUN = "run";

	/** The verbs, in the order of the help. Options are looked at when a verb is made. */
	private static final List<Verb> VERBS = List.of(new Verb(RUN, RunCommand::spec), new Verb("record", RecordCommand::spec), new Verb("report", ReportCommand::new), new Verb("diff", DiffCommand::new),
			new Verb("export", ExportCommand::new), new Verb("import", ImportCommand::new), new Verb("markers", MarkersCommand::new), new Verb("doctor", DoctorCommand::new), new Verb("lsp", LspCommand::new),
			new Verb("test-script", TestScriptCommand::new));

	private record Verb(String name, Supplier<Object> made) {
	}

	private Main() {
	}

	public static void main(String[] arguments) {
		LibraryLog.begin();
		if (arguments.length > 0 && arguments[0].equals(RUN)) {
			ScriptPasses.load();
		}
		LibraryLog.open();
		int status = run(arguments);
		if (status != 0) { // an exit looks for a logger in all jars first, which takes a tenth of a second
			System.exit(status);
		}
	}

	/** Runs one command and returns its exit status. */
	public static int run(String... arguments) {
		CommandSpec own = new CommandOptions(null, "tapset", "Traces programs through the static markers in them: no root, no kernel module, no debug information for what you start yourself.",
				"  tapset record -o a.taprec --preset python -- python3 app.py", //
				"  tapset report a.taprec --top",
				"  tapset run -e 'probe python.function.entry { calls[funcname]++ } global calls' -c 'python3 app.py'",
				"  tapset diff before.taprec after.taprec", //
				"  tapset markers /usr/bin/python3", //
				"  tapset VERB --help      says more of one verb").spec();
		CommandLine line = new CommandLine(own.version("Tapset Studio 0.1.0"));
		verbs(arguments).forEach(verb -> line.addSubcommand(verb.name, verb.made.get()));
		line.setExecutionExceptionHandler((exception, command, result) -> {
			if (exception instanceof Failure failure) {
				command.getErr().println(failure.getMessage());
				return failure.status();
			}
			if (exception instanceof IndexDamagedException damaged) {
				command.getErr().println("tapset: " + damaged.getMessage());
				return Failure.SCRIPT;
			}
			throw exception;
		});
		line.setParameterExceptionHandler(new UsageMessages());
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setExpandAtFiles(false); // "@app.py" chooses functions by their file
		if (arguments.length == 0) {
			line.usage(System.out);
			return 2;
		}
		return line.execute(arguments);
	}

	/** The verbs that a line may need: the one that it begins with, else all of them. Looking at the options of all takes a tenth of a second at each start. */
	private static List<Verb> verbs(String... arguments) {
		if (arguments.length == 1 && arguments[0].equals("--version")) {
			return List.of();
		}
		return VERBS.stream().filter(verb -> arguments.length > 0 && verb.name.equals(arguments[0])).findFirst().map(List::of).orElse(VERBS);
	}
}
