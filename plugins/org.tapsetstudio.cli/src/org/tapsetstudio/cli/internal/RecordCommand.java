package org.tapsetstudio.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.tapsetstudio.session.Presets;
import org.tapsetstudio.session.Script;
import org.tapsetstudio.session.SessionException;
import org.tapsetstudio.session.SessionRequest;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "record", mixinStandardHelpOptions = true, description = "Starts a program, or attaches to one, traces it and keeps the recording.", footerHeading = "%nExamples:%n", footer = { //
		"  tapset record -o run.taprec --preset python -- python3 app.py --option",
		"  tapset record -o gc.taprec --preset java -- java -jar app.jar",
		"  tapset record -o now.taprec --preset python -x 4711 -T 10", //
		"  tapset record -o far.taprec --host user@server --preset python -- python3 app.py", //
		"  tapset record -o own.taprec --script probes.stp -- ./server",
		"  tapset report run.taprec --tree" })
public final class RecordCommand implements Callable<Integer> {
	@Option(names = "-o", required = true, paramLabel = "DIR", description = "The recording to make, a folder that does not exist yet; by custom NAME.taprec.")
	private Path output;

	@ArgGroup(multiplicity = "1")
	private What what;

	@Mixin
	private TraceOptions options;

	@Option(names = "-x", paramLabel = "PID", description = "Attach to this running process of yours, in place of starting COMMAND.")
	private int process;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The program and its arguments, after --.")
	private List<String> command = List.of();

	private static final class What {
		@Option(names = "--preset", paramLabel = "NAME", description = "What to record: python, java, java-methods, postgresql or tcl.")
		private String preset;
		@Option(names = "--script", paramLabel = "FILE", description = "Record what this probe script would need.")
		private Path script;
	}

	@Override
	public Integer call() throws Exception {
		try {
			int named = (command.isEmpty() ? 0 : 1) + (process == 0 ? 0 : 1) + (options.watched() == null ? 0 : 1);
			if (process < 0 || named != 1) {
				throw new ParameterException(spec.commandLine(),
						"tapset record: name a program to start after --, or a process to attach to with -x PID, or watch all with --user NAME or --system");
			}
			Script script = what.preset != null ? Presets.named(what.preset) : Script.read(what.script);
			SessionRequest request = ConsoleSession.request(script, options).recording(output).recordOnly(true).attach(process).watch(options.watched())
					.target(command.isEmpty() ? null : options.target(command)).build();
			return ConsoleSession.run(request, System.out).exitCode();
		} catch (SessionException e) {
			throw Failure.of(e);
		}
	}
}
